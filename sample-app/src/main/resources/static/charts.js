/** Charts of the last 30 minutes, as plain SVG: one unit of width for each time slot. */

import { number } from "./dom.js";

const KIND = { UP: "good", DOWN: "bad", OUT_OF_SERVICE: "bad", RESTRICTED: "warn" };

const STRIP_HEIGHT = 20;

const CHART_HEIGHT = 40;

export function svg(tag, attributes) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  Object.entries(attributes).forEach(([name, text]) => node.setAttribute(name, text));
  return node;
}

function bar(index, height, total, kind) {
  return svg("rect", { class: kind, x: index + .1, y: total - height, width: .8, height });
}

function line(y, kind) {
  return svg("line", { class: kind, x1: 0, x2: 60, y1: y, y2: y });
}

/* On a logarithmic scale from 1 ms to 10 s, because the first request is much slower than the others */
function height(latency) {
  return STRIP_HEIGHT * Math.min(1, Math.max(.15, Math.log10(Math.max(1, latency)) / 4));
}

/** A bar for each slot: the height is the latency, and always full for a check that is not UP. */
export function drawStrip(node, key, slots) {
  const checks = slots.map((slot) => slot.checks[key]);
  node.replaceChildren(...checks.map((check, index) => {
    if (!check) {
      return bar(index, 1.5, STRIP_HEIGHT, "none");
    }
    return bar(index, check.status === "UP" ? height(check.latency ?? 0) : STRIP_HEIGHT, STRIP_HEIGHT,
      KIND[check.status] || "idle");
  }));
}

export function describeStrip(key, slots) {
  const checks = slots.map((slot) => slot.checks[key]).filter(Boolean);
  if (checks.length === 0) {
    return "no data yet";
  }
  const up = checks.filter((check) => check.status === "UP");
  const latencies = up.map((check) => check.latency).filter((latency) => typeof latency === "number");
  const range = latencies.length > 0 ? `, at most ${number(Math.max(...latencies))} ms` : "";
  return `up ${Math.floor(100 * up.length / checks.length)} % of the time${range}`;
}

/** Mails per minute as bars, and the rate limit as a dashed line. Returns the highest bar. */
export function drawRate(node, slots, limit) {
  const rates = slots.map((slot) => slot.mailsPerMinute);
  const peak = Math.max(0, ...rates);
  const top = 1.1 * Math.max(peak, limit ?? 0, 1);
  node.replaceChildren(...rates.map((rate, index) =>
    bar(index, rate > 0 ? Math.max(1, CHART_HEIGHT * rate / top) : 0, CHART_HEIGHT, "value")),
    line(CHART_HEIGHT, "base"), ...(limit ? [line(CHART_HEIGHT * (1 - limit / top), "limit")] : []));
  node.setAttribute("aria-label", `Mails per minute in the last 30 minutes: at most ${number(peak)}`
    + `${limit ? `, limit ${number(limit)}` : ""}`);
  return peak;
}

/** The used quota as an area from zero to its own maximum. Returns that maximum as text. */
export function drawQuota(node, slots) {
  const used = slots.map((slot) => slot.sentLast24Hours);
  const peak = Math.max(0, ...used.map((value) => value ?? 0));
  const text = used.some((value) => typeof value === "number") ? `peak ${number(peak)}` : "no data yet";
  const top = 1.1 * Math.max(peak, 1);
  const steps = used.map((value, index) => `V${CHART_HEIGHT * (1 - (value ?? 0) / top)}H${index + 1}`);
  node.replaceChildren(svg("path", { class: "value", d: `M0 ${CHART_HEIGHT}${steps.join("")}V${CHART_HEIGHT}Z` }),
    line(CHART_HEIGHT, "base"));
  node.setAttribute("aria-label", `Quota used in the last 30 minutes: ${text}`);
  return text;
}
