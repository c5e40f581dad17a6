"use strict";

const $ = (id) => document.getElementById(id);

const POLL_EMULATOR_MS = 5000;

const POLL_MS = 15000;

const CHECKS = [
  ["credentials", "Credentials"],
  ["lightsailApi", "Lightsail API"],
  ["ses", "Amazon SES"],
];

const STATUS = {
  UP: ["good", "✓", "Up"],
  DOWN: ["bad", "✕", "Down"],
  OUT_OF_SERVICE: ["bad", "✕", "Out of service"],
  RESTRICTED: ["warn", "!", "Restricted"],
  UNKNOWN: ["idle", "?", "Unknown"],
};

const STATE = {
  running: ["good", "●", "Running"],
  stopped: ["idle", "■", "Stopped"],
  pending: ["warn", "↑", "Starting"],
  stopping: ["warn", "↓", "Stopping"],
};

const LABELS = {
  accessKeyId: "Access key",
  arn: "ARN",
  max24HourSend: "24 h quota",
  sentLast24Hours: "Sent in 24 h",
  maxSendRate: "Rate",
};

/* The quota has a section of its own, reason and message a box */
const SHOWN_ELSEWHERE = new Set(["reason", "message", "stale", "emulator", "warning",
  "max24HourSend", "sentLast24Hours", "maxSendRate"]);

let emulator = null;

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) {
    node.className = className;
  }
  if (text !== undefined && text !== null) {
    node.textContent = text;
  }
  return node;
}

function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

function setPill(node, [kind, symbol, text]) {
  const label = `${symbol} ${text}`;
  if (node.dataset.label !== label) {
    node.dataset.label = label;
    node.className = `pill ${kind}`;
    const icon = element("span", "", symbol);
    icon.setAttribute("aria-hidden", "true");
    node.replaceChildren(icon, text);
  }
}

/* Keeps what is there, so that focus and open mails survive an update */
function sync(list, items, keyOf, create, update) {
  const known = new Map([...list.children].map((node) => [node.dataset.key, node]));
  items.forEach((item, index) => {
    const key = keyOf(item);
    let node = known.get(key);
    known.delete(key);
    if (!node) {
      node = create(item);
      node.dataset.key = key;
    }
    update(node, item);
    if (list.children[index] !== node) {
      list.insertBefore(node, list.children[index] || null);
    }
  });
  known.forEach((node) => node.remove());
}

function label(key) {
  const words = key.replace(/([a-z])([A-Z0-9])/g, "$1 $2").toLowerCase();
  return LABELS[key] || words.charAt(0).toUpperCase() + words.slice(1);
}

function time(text) {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? String(text) : date.toLocaleTimeString();
}

function value(key, raw) {
  if (typeof raw === "boolean") {
    return raw ? "yes" : "no";
  }
  if (/At$/.test(key)) {
    return time(raw);
  }
  return raw !== null && typeof raw === "object" ? JSON.stringify(raw)
    : String(raw).replace(/^(\d+)(ms|s)$/, "$1 $2");
}

function facts(list, entries, wrap) {
  list.replaceChildren(...entries.flatMap(([name, text]) => {
    const pair = [element("dt", "", name), element("dd", "", text)];
    if (wrap) {
      const group = element("div");
      group.append(...pair);
      return [group];
    }
    return pair;
  }));
  list.hidden = entries.length === 0;
}

async function call(path, options = {}) {
  const response = await fetch(path, { cache: "no-store", credentials: "omit", ...options });
  const text = await response.text();
  let body = null;
  try {
    body = text ? JSON.parse(text) : null;
  } catch {
    body = null;
  }
  return { ok: response.ok, status: response.status, body };
}

function post(path, body) {
  return call(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body ?? {}),
  });
}

function problemText(answer) {
  return (answer.body && answer.body.detail) || `The application answered ${answer.status}.`;
}

function showProblem(node, answer) {
  const shown = JSON.stringify(answer);
  if (!node.hidden && node.dataset.shown === shown) {
    return;
  }
  node.dataset.shown = shown;
  const parts = [];
  if (answer.body && answer.body.reason) {
    parts.push(element("strong", "", answer.body.reason), element("br"));
  }
  parts.push(problemText(answer));
  node.replaceChildren(...parts);
  node.hidden = false;
}

/* Not the disabled property, which takes the keyboard's focus away */
function setBusy(button, busy) {
  button.setAttribute("aria-disabled", String(busy));
}

function isBusy(button) {
  return button.getAttribute("aria-disabled") === "true";
}

/* Health */

function createCheck([, title]) {
  const card = element("li", "card");
  const head = element("div", "card-head");
  const pills = element("span", "pills");
  pills.append(element("span", "pill status"), element("span", "pill warn stale"));
  head.append(element("h3", "", title), pills);
  card.append(head, element("div", "why"), element("dl", "facts"));
  return card;
}

function updateCheck(card, check) {
  const [, , health] = check;
  const details = health.details || {};
  const status = STATUS[health.status] || ["idle", "?", health.status];
  const [pill, stale] = card.querySelector(".pills").children;
  setPill(pill, status);
  stale.hidden = !details.stale;
  setText(stale, "Stale");
  const why = card.querySelector(".why");
  const message = details.message || details.warning;
  why.hidden = !details.reason && !message;
  why.className = `why ${status[0]}`;
  why.replaceChildren();
  if (details.reason) {
    why.append(element("strong", "", details.reason));
  }
  if (message) {
    why.append(message);
  }
  facts(card.querySelector("dl"), Object.entries(details)
    .filter(([key]) => !SHOWN_ELSEWHERE.has(key))
    .map(([key, raw]) => [label(key), value(key, raw)]));
}

function showQuota(health) {
  const details = (health && health.details) || {};
  const max = details.max24HourSend;
  const sent = details.sentLast24Hours;
  $("quota").hidden = typeof max !== "number" || typeof sent !== "number";
  if ($("quota").hidden) {
    return;
  }
  const unlimited = max < 0;
  $("quota-meter").hidden = unlimited;
  $("quota-meter").max = Math.max(max, 1);
  $("quota-meter").value = sent;
  $("quota-meter").classList.toggle("full", sent >= max);
  setText($("quota-used"), unlimited ? `${sent.toLocaleString("en")}, without a limit`
    : `${sent.toLocaleString("en")} of ${max.toLocaleString("en")}`);
  setText($("quota-region"), details.region || "");
  facts($("quota-facts"), [
    ["Rate", details.maxSendRate === undefined ? null : `${details.maxSendRate} a second`],
    ["Sending", details.sendingEnabled === undefined ? null : details.sendingEnabled ? "enabled" : "paused"],
    ["Account", details.productionAccess === undefined ? null
      : details.productionAccess ? "production" : "sandbox: verified recipients only"],
    ["Standing", details.enforcementStatus ? details.enforcementStatus.toLowerCase() : null],
  ].filter(([, text]) => text !== null), true);
}

async function loadHealth() {
  const { body } = await call("actuator/health");
  const overall = (body && body.status) || "UNKNOWN";
  setPill($("overall"), STATUS[overall] || ["idle", "?", overall]);
  const lightsail = (body && body.components && body.components.lightsail) || {};
  const parts = lightsail.components || {};
  sync($("health"), CHECKS.filter(([key]) => parts[key]).map(([key, title]) => [key, title, parts[key]]),
    ([key]) => key, createCheck, updateCheck);
  showQuota(parts.ses);
  const details = Object.values(parts).map((part) => part.details || {});
  if (details.length > 0) {
    emulator = details.some((detail) => detail.emulator);
    const endpoint = details.map((detail) => detail.endpoint).find(Boolean);
    const region = details.map((detail) => detail.region).find(Boolean);
    setText($("where"), emulator ? "Emulator: mail goes nowhere, instances are not real"
      : [endpoint ? `Endpoint ${endpoint}` : "Amazon Web Services", region].filter(Boolean).join(", "));
  }
}

/* Mails */

function createMail(mail) {
  const item = element("li");
  const toggle = element("button", "mail-toggle");
  toggle.type = "button";
  toggle.setAttribute("aria-expanded", "false");
  const when = element("time", "", time(mail.receivedAt));
  when.dateTime = mail.receivedAt;
  toggle.append(element("span", "subject", mail.subject || "(no subject)"), when,
    element("span", "who", `To ${mail.to.join(", ")}`));
  const body = element("div", "mail-body");
  body.hidden = true;
  toggle.addEventListener("click", () => {
    const open = body.hidden;
    if (open && body.childElementCount === 0) {
      openMail(body, mail);
    }
    body.hidden = !open;
    toggle.setAttribute("aria-expanded", String(open));
  });
  item.append(toggle, body);
  return item;
}

function openMail(body, mail) {
  const list = element("dl", "facts");
  facts(list, [["From", mail.from], ["To", mail.to.join(", ")], ["Message ID", mail.messageId]]);
  body.append(list);
  const views = [];
  if (mail.text) {
    views.push(["Text", element("pre", "", mail.text)]);
  }
  if (mail.html) {
    const frame = element("iframe");
    frame.title = `HTML of ${mail.subject || "the mail"}`;
    frame.setAttribute("sandbox", "");
    frame.referrerPolicy = "no-referrer";
    frame.srcdoc = mail.html;
    views.push(["HTML", frame]);
  }
  if (views.length > 1) {
    const group = element("div", "switch");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "View");
    const show = (chosen) => {
      views.forEach(([, view], index) => { view.hidden = index !== chosen; });
      [...group.children].forEach((button, index) =>
        button.setAttribute("aria-pressed", String(index === chosen)));
    };
    views.forEach(([name], index) => {
      const button = element("button", "", name);
      button.type = "button";
      button.addEventListener("click", () => show(index));
      group.append(button);
    });
    body.append(group);
    show(0);
  }
  body.append(...views.map(([, view]) => view));
}

function prefill() {
  const first = { to: "jane@example.com", subject: "Hello from Lightsail", text: "It works." };
  const form = $("send");
  if (!form.dataset.touched && !form.dataset.filled) {
    form.dataset.filled = "true";
    Object.entries(first).forEach(([name, text]) => { form.elements[name].value = text; });
  }
}

async function loadMails() {
  const answer = await call("api/mails");
  const mails = answer.ok && Array.isArray(answer.body) ? answer.body : [];
  sync($("mails"), mails, (mail) => mail.messageId, createMail, () => {});
  $("mails-empty").hidden = mails.length > 0;
  $("mails-count").hidden = mails.length === 0;
  setText($("mails-count"), `(${mails.length})`);
  if (answer.ok) {
    setText($("mails-empty"), "None yet. Send one.");
    prefill();
  } else {
    setText($("mails-empty"), problemText(answer));
  }
}

function fieldError(name, message) {
  const input = $(name);
  const error = $(`${name}-error`);
  setText(error, message || "");
  error.hidden = !message;
  input.setAttribute("aria-invalid", String(Boolean(message)));
  if (message && (name === "html" || name === "from")) {
    $("more").open = true;
  }
}

async function sendMail(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const button = form.querySelector("button[type=submit]");
  if (isBusy(button)) {
    return;
  }
  const names = ["to", "subject", "text", "html", "from"];
  names.forEach((name) => fieldError(name, null));
  $("refused").hidden = true;
  setText($("sent"), "");
  const mail = Object.fromEntries(names.map((name) => [name, form.elements[name].value])
    .filter(([, text]) => text.trim() !== ""));
  setBusy(button, true);
  setText(button, "Sending …");
  try {
    const answer = await post("api/mails", mail);
    if (answer.ok) {
      setText($("sent"), `Accepted as ${answer.body.messageId}`);
    } else if (answer.body && Array.isArray(answer.body.errors)) {
      answer.body.errors.forEach(({ field, message }) => fieldError(field, `${label(field)} ${message}.`));
      const first = names.find((name) => $(name).getAttribute("aria-invalid") === "true");
      if (first) {
        $(first).focus();
      }
    } else {
      showProblem($("refused"), answer);
    }
  } catch {
    showProblem($("refused"), { body: { detail: "The application does not answer. Is it running?" } });
  } finally {
    setBusy(button, false);
    setText(button, "Send");
  }
  refresh();
}

/* Instances */

function createInstance(instance) {
  const item = element("li", "instance");
  const text = element("div");
  const name = element("div", "name");
  name.append(element("h3", "", instance.name), element("span", "pill"));
  text.append(name, element("p", "about"));
  const buttons = element("div", "buttons");
  buttons.append(...["start", "stop"].map((action) => {
    const button = element("button", "", action === "start" ? "Start" : "Stop");
    button.type = "button";
    button.dataset.action = action;
    button.setAttribute("aria-label", `${button.textContent} ${instance.name}`);
    button.addEventListener("click", () => act(button, instance.name, action));
    return button;
  }));
  item.append(text, buttons);
  return item;
}

function updateInstance(item, instance) {
  setPill(item.querySelector(".pill"), STATE[instance.state] || ["idle", "?", instance.state || "unknown"]);
  setText(item.querySelector(".about"), [instance.publicIpAddress || "no public address", instance.availabilityZone,
    instance.blueprint, instance.bundle].filter(Boolean).join(" · "));
  setBusy(item.querySelector("[data-action=start]"), instance.state !== "stopped");
  setBusy(item.querySelector("[data-action=stop]"), instance.state !== "running");
}

async function act(button, name, action) {
  if (isBusy(button)) {
    return;
  }
  if (action === "stop" && emulator !== true && !window.confirm(`Stop ${name}? What runs on it ends.`)) {
    return;
  }
  $("instance-refused").hidden = true;
  setBusy(button, true);
  try {
    const answer = await post(`api/instances/${encodeURIComponent(name)}/${action}`);
    if (!answer.ok) {
      showProblem($("instance-refused"), answer);
    }
  } catch {
    showProblem($("instance-refused"), { body: { detail: "The application does not answer. Is it running?" } });
  }
  refresh();
}

async function loadInstances() {
  const answer = await call("api/instances");
  const problem = $("instances-problem");
  if (!answer.ok) {
    showProblem(problem, answer);
    $("instances-card").hidden = $("instances").childElementCount === 0;
    return;
  }
  problem.hidden = true;
  $("instances-card").hidden = false;
  sync($("instances"), answer.body, (instance) => instance.name, createInstance, updateInstance);
  $("instances-empty").hidden = answer.body.length > 0;
  setText($("instances-empty"), "There is none in this region.");
}

/* All of it, again and again while somebody looks */

let timer = 0;

async function refresh() {
  clearTimeout(timer);
  const results = await Promise.allSettled([loadHealth(), loadMails(), loadInstances()]);
  const lost = results.every((result) => result.status === "rejected");
  $("offline").hidden = !lost;
  if (lost) {
    setText($("offline"), "The application does not answer. What is below may be out of date.");
    setPill($("overall"), ["idle", "?", "No answer"]);
  }
  clearTimeout(timer);
  if (!document.hidden) {
    timer = setTimeout(refresh, emulator ? POLL_EMULATOR_MS : POLL_MS);
  }
}

$("send").addEventListener("submit", sendMail);
$("send").addEventListener("input", () => { $("send").dataset.touched = "true"; });
document.addEventListener("visibilitychange", () => (document.hidden ? clearTimeout(timer) : refresh()));
refresh();
