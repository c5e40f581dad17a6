"use strict";

const $ = (id) => document.getElementById(id);

const PAGE = 100;

/* A source of many megabytes would freeze the page: the full source is in the download */
const SHOWN_CHARACTERS = 500000;

let limit = PAGE;

let mails = [];

let shown = null;

let view = "html";

let loading = null;

function element(tag, className, text) {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = text;
  return node;
}

function size(bytes) {
  return bytes < 1000 ? `${bytes} bytes` : bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function when(text) {
  const date = new Date(text);
  const today = date.toDateString() === new Date().toDateString();
  const node = element("time", "", today ? date.toLocaleTimeString() : date.toLocaleString());
  node.dateTime = text;
  return node;
}

function subject(mail) {
  return mail.subject || "(no subject)";
}

function url(mail, part = "") {
  return `mails/${encodeURIComponent(mail.id)}${part}`;
}

/* List */

function entry(mail) {
  const item = document.createElement("li");
  item.dataset.id = mail.id;
  const link = document.createElement("a");
  link.href = `#${encodeURIComponent(mail.id)}`;
  link.append(element("span", "subject", subject(mail)), when(mail.receivedAt),
    element("span", "who", `To ${mail.destinations.join(", ")}`), element("span", "who", `From ${mail.from}`));
  item.append(link);
  return item;
}

/* Reuses existing entries, so that the keyboard focus is kept */
function showList(total) {
  const known = new Map([...$("list").children].map((item) => [item.dataset.id, item]));
  mails.forEach((mail, index) => {
    const item = known.get(mail.id) || entry(mail);
    known.delete(mail.id);
    if ($("list").children[index] !== item) {
      $("list").insertBefore(item, $("list").children[index] || null);
    }
  });
  known.forEach((item) => item.remove());
  const searching = $("search").value.trim() !== "";
  $("count").textContent = `${total} ${total === 1 ? "mail" : "mails"}${searching ? " found" : ""}`;
  $("empty").hidden = total > 0;
  $("empty").textContent = searching ? "No mail matches." : "No mail has arrived yet.";
  $("more").hidden = total <= mails.length;
  $("clear").setAttribute("aria-disabled", String(total === 0 && !searching));
}

async function load() {
  if (loading) {
    loading.abort();
  }
  const request = new AbortController();
  loading = request;
  const query = new URLSearchParams({ limit, bodies: false, search: $("search").value.trim() });
  try {
    const response = await fetch(`mails?${query}`, { signal: request.signal });
    mails = await response.json();
    const total = Number(response.headers.get("X-Total-Count"));
    showList(total);
    if (total === 0 && !query.get("search")) {
      shown = null;
    }
    showMail();
  } catch (error) {
    if (!request.signal.aborted) {
      $("live").hidden = false;
    }
  }
}

/* Mail */

function facts(mail) {
  const pairs = [["From", mail.from], ["To", mail.to.join(", ")], ["Cc", mail.cc.join(", ")],
    ["Bcc", mail.bcc.join(", ")], ["Received", new Date(mail.receivedAt).toLocaleString()],
    ["Size", mail.contentDropped ? "" : size(mail.size)], ["Region", mail.region], ["Configuration set", mail.configurationSet],
    ["Tags", Object.entries(mail.tags).map(([name, value]) => `${name}=${value}`).join(", ")],
    ["Message ID", mail.id]];
  $("facts").replaceChildren(...pairs.filter(([, value]) => value)
    .flatMap(([name, value]) => [element("dt", "", name), element("dd", "", value)]));
}

function attachments(mail) {
  $("attachments").replaceChildren(...mail.attachments.map((attachment, index) => {
    const item = document.createElement("li");
    const link = element("a", "", `${attachment.fileName || attachment.contentType} (${size(attachment.size)})`);
    link.href = url(mail, `/attachments/${index}`);
    link.download = attachment.fileName || "";
    item.append(link);
    return item;
  }));
}

function showMail() {
  const id = decodeURIComponent(location.hash.slice(1));
  const mail = mails.find((candidate) => candidate.id === id) || (shown && shown.id === id ? shown : null);
  document.body.classList.toggle("reading", mail !== null);
  $("mail").hidden = mail === null;
  $("none").hidden = mail !== null || mails.length === 0;
  [...$("list").children].forEach((item) => {
    if (mail && item.dataset.id === mail.id) {
      item.firstChild.setAttribute("aria-current", "true");
    } else {
      item.firstChild.removeAttribute("aria-current");
    }
  });
  document.title = mail ? `${subject(mail)} – Mails` : "Mails";
  if (mail && shown && mail.id === shown.id) {
    return;
  }
  const left = shown;
  shown = mail;
  if (mail) {
    $("subject").textContent = subject(mail);
    facts(mail);
    attachments(mail);
    $("download").href = url(mail);
    $("download").download = `${mail.id}.eml`;
    showView();
    $("mail").scrollTop = 0;
  }
  moveFocus(mail, left);
}

/* On a small screen, either the list or the mail is visible */
function moveFocus(mail, left) {
  if (mail && $("list").offsetParent === null) {
    $("mail").focus();
  } else if (!mail && left && [document.body, $("back")].includes(document.activeElement)) {
    const item = [...$("list").children].find((candidate) => candidate.dataset.id === left.id);
    (item ? item.firstChild : $("search")).focus();
  }
}

/* Loading another address in the same frame would add an entry to the browser's history */
function showHtml(mail) {
  const frame = $("html").cloneNode();
  frame.src = url(mail, "/html");
  $("html").replaceWith(frame);
}

async function showView() {
  const mail = shown;
  const there = { html: mail.hasHtml, text: mail.hasText, source: true };
  $("views").hidden = mail.contentDropped;
  const chosen = there[view] ? view : mail.hasText ? "text" : mail.hasHtml ? "html" : "source";
  for (const button of $("views").querySelectorAll("button")) {
    button.hidden = !there[button.dataset.view];
    button.setAttribute("aria-pressed", String(button.dataset.view === chosen));
  }
  $("html").hidden = chosen !== "html";
  $("plain").hidden = chosen === "html";
  if (chosen === "html") {
    showHtml(mail);
    return;
  }
  $("plain").textContent = "";
  const text = await fetch(url(mail, chosen === "text" ? "/text" : ""))
    .then((response) => response.text())
    .catch(() => "The emulator does not respond.");
  if (shown === mail) {
    $("plain").textContent = text.length > SHOWN_CHARACTERS
      ? `${text.slice(0, SHOWN_CHARACTERS)}\n\n… the rest is in the download` : text;
  }
}

/* Actions */

let typing = 0;

$("search").addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(load, 150);
});

$("more").addEventListener("click", () => {
  limit += PAGE;
  load();
});

$("views").addEventListener("click", (event) => {
  if (event.target.dataset.view) {
    view = event.target.dataset.view;
    showView();
  }
});

$("clear").addEventListener("click", async () => {
  if ($("clear").getAttribute("aria-disabled") !== "true" && confirm("Delete all mails from the emulator?")) {
    await fetch("mails", { method: "DELETE" });
    shown = null;
    location.hash = "";
  }
});

window.addEventListener("hashchange", showMail);

/* Several events in quick succession cause one load */
let changed = 0;

function follow() {
  const events = new EventSource("mails/events");
  events.onopen = () => {
    $("live").hidden = true;
  };
  events.onerror = () => {
    $("live").hidden = false;
  };
  events.onmessage = () => {
    clearTimeout(changed);
    changed = setTimeout(load, 100);
  };
}

load().then(follow);
