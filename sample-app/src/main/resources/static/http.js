/** Requests to the application, and what to show when one fails. */

import { element } from "./dom.js";

const NO_RESPONSE = { ok: false, status: 0, body: { detail: "The application does not respond. Is it running?" } };

/** Returns the response with its parsed body. A lost connection is a response with status 0. */
export async function get(path, options = {}) {
  try {
    const response = await fetch(path, { cache: "no-store", credentials: "omit", ...options });
    const text = await response.text();
    return { ok: response.ok, status: response.status, body: parse(text) };
  } catch {
    return NO_RESPONSE;
  }
}

export function post(path, body) {
  return get(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body ?? {}),
  });
}

function parse(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

export function problemText(response) {
  return response.body?.detail || `The application returned status ${response.status}.`;
}

export function showProblem(node, response) {
  const shown = JSON.stringify(response);
  if (!node.hidden && node.dataset.shown === shown) {
    return;
  }
  node.dataset.shown = shown;
  const parts = response.body?.reason ? [element("strong", "", response.body.reason), " "] : [];
  node.replaceChildren(...parts, problemText(response));
  node.hidden = false;
}
