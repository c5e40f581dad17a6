/** The checks, each in one line, with details that can be opened. */

import { $, breakable, element, facts, setPill, setText, sync, time } from "./dom.js";
import { describeStrip, drawStrip, svg } from "./charts.js";

const TITLES = {
  credentials: "Credentials",
  lightsailApi: "Lightsail API",
  ses: "Amazon SES",
  sesIdentity: "SES identity",
};

export const STATUS = {
  UP: ["good", "✓", "Up"],
  DOWN: ["bad", "✕", "Down"],
  OUT_OF_SERVICE: ["bad", "✕", "Out of service"],
  RESTRICTED: ["warn", "!", "Restricted"],
  UNKNOWN: ["idle", "?", "Unknown"],
};

const LABELS = {
  accessKeyId: "Access key",
  arn: "ARN",
  keyAge: "Key age",
};

/* The quota has its own section; reason and message have a box */
const SHOWN_ELSEWHERE = new Set(["reason", "message", "stale", "emulator", "warning",
  "max24HourSend", "sentLast24Hours", "maxSendRate"]);

export function label(key) {
  const words = key.replace(/([a-z])([A-Z0-9])/g, "$1 $2").toLowerCase();
  return LABELS[key] || words.charAt(0).toUpperCase() + words.slice(1);
}

function value(key, raw) {
  if (typeof raw === "boolean") {
    return raw ? "yes" : "no";
  }
  if (/At$/.test(key)) {
    return time(raw);
  }
  return raw !== null && typeof raw === "object" ? JSON.stringify(raw)
    : breakable(spaced(raw));
}

function spaced(duration) {
  return String(duration).replace(/^(\d+)(ms|s)$/, "$1 $2");
}

function createCheck([key]) {
  const item = element("li", "check");
  const details = element("details");
  const summary = element("summary");
  summary.append(element("h3", "", TITLES[key] || label(key)));
  details.append(summary);
  item.append(details);
  return item;
}

/* The rows that are in the page from the start have only their title */
function complete(item) {
  const details = item.firstElementChild;
  if (details.childElementCount === 1) {
    const strip = svg("svg", { class: "strip", viewBox: "0 0 60 20", preserveAspectRatio: "none" });
    strip.setAttribute("aria-hidden", "true");
    details.firstElementChild.append(strip, element("span", "latency small muted"), element("span", "pill"));
    details.append(element("div", "why"), element("dl", "facts"));
  }
  return details;
}

function updateCheck(item, [key, check, slots, opens]) {
  const details = complete(item);
  const known = check.details;
  const status = STATUS[check.status] || ["idle", "?", check.status];
  setPill(details.querySelector(".pill"), known.stale ? [status[0], status[1], `${status[2]}, stale`] : status);
  setText(details.querySelector(".latency"), spaced(known.latency ?? ""));
  drawStrip(details.querySelector(".strip"), key, slots);
  const why = details.querySelector(".why");
  const message = known.message || known.warning;
  why.hidden = !known.reason && !message;
  why.className = `why ${status[0]}`;
  why.replaceChildren(...[known.reason && element("strong", "", known.reason), message].filter(Boolean));
  facts(details.querySelector("dl"), [
    ...Object.entries(known).filter(([name]) => !SHOWN_ELSEWHERE.has(name))
      .map(([name, raw]) => [label(name), value(name, raw)]),
    ["Last 30 minutes", describeStrip(key, slots)],
  ]);
  openIfProblem(item, details, opens);
}

/* Not while the form below has the focus, because that would move it */
function openIfProblem(item, details, opens) {
  if ((item.dataset.opened === "true") !== opens && !$("send").contains(document.activeElement)) {
    item.dataset.opened = opens;
    details.open = opens;
  }
}

/* Only the first check of each reason opens, because the others have the same message */
function opening(checks) {
  const reasons = checks.map(([, check]) => check.status === "UP" ? undefined : check.details.reason);
  return reasons.map((reason, index) => Boolean(reason) && reasons.indexOf(reason) === index);
}

export function showHealth(health, slots) {
  setPill($("overall"), STATUS[health.status] || ["idle", "?", health.status]);
  const checks = Object.entries(health.checks);
  const opens = opening(checks);
  const items = checks.map(([key, check], index) => [key, check, slots, opens[index]]);
  sync($("health"), items, ([key]) => key, createCheck, updateCheck);
  showWhere(Object.values(health.checks).map((check) => check.details));
}

export function isEmulator(health) {
  return Object.values(health.checks).some((check) => check.details.emulator === true);
}

function showWhere(details) {
  const region = details.map((detail) => detail.region).find(Boolean);
  const endpoint = details.map((detail) => detail.endpoint).find(Boolean);
  const text = details.some((detail) => detail.emulator) ? "Emulator: no mail is delivered"
    : [endpoint ? `Endpoint ${endpoint}` : "Amazon Web Services", region].filter(Boolean).join(", ");
  setText($("where"), text);
  $("where").title = text;
}
