/** The Lightsail instances, with start and stop. */

import { $, element, isBusy, setBusy, setPill, setText, sync } from "./dom.js";
import { get, post, showProblem } from "./http.js";

const TRANSITION_POLL_MS = 1000;

const STATE = {
  running: ["good", "●", "Running"],
  stopped: ["idle", "■", "Stopped"],
  pending: ["warn", "↑", "Starting"],
  stopping: ["warn", "↓", "Stopping"],
};

const isChanging = (instance) => instance.state === "pending" || instance.state === "stopping";

/* When this page first received the current transition of an instance */
const changingSince = new Map();

let timer = 0;

let isRealAccount = () => true;

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
  const progress = element("progress", "transition");
  progress.setAttribute("aria-label", `${instance.name} is changing its state`);
  item.append(text, buttons, progress);
  return item;
}

function updateInstance(item, instance) {
  const state = STATE[instance.state] || ["idle", "?", instance.state || "unknown"];
  const changing = isChanging(instance);
  if (!changing) {
    changingSince.delete(instance.name);
  } else if (!changingSince.has(instance.name)) {
    changingSince.set(instance.name, Date.now());
  }
  setPill(item.querySelector(".pill"), state);
  item.querySelector(".transition").hidden = !changing;
  const seconds = Math.round((Date.now() - changingSince.get(instance.name)) / 1000);
  setText(item.querySelector(".about"), changing ? `${state[2]} for ${seconds} s. This can take a minute.`
    : [instance.publicIpAddress || "no public address", instance.availabilityZone,
      instance.blueprint, instance.bundle].filter(Boolean).join(" · "));
  setBusy(item.querySelector("[data-action=start]"), instance.state !== "stopped");
  setBusy(item.querySelector("[data-action=stop]"), instance.state !== "running");
}

async function act(button, name, action) {
  if (isBusy(button)) {
    return;
  }
  if (action === "stop" && isRealAccount()
      && !window.confirm(`Stop ${name}? Everything that runs on it will end.`)) {
    return;
  }
  $("instance-refused").hidden = true;
  setBusy(button, true);
  const response = await post(`api/instances/${encodeURIComponent(name)}/${action}`);
  if (!response.ok) {
    showProblem($("instance-refused"), response);
  }
  loadInstances();
}

export async function loadInstances() {
  clearTimeout(timer);
  const response = await get("api/instances");
  if (response.status === 0) {
    return;
  }
  if (!response.ok) {
    showProblem($("instances-problem"), response);
    $("instances-card").hidden = $("instances").childElementCount === 0;
    return;
  }
  $("instances-problem").hidden = true;
  $("instances-card").hidden = false;
  sync($("instances"), response.body, (instance) => instance.name, createInstance, updateInstance);
  $("instances-empty").hidden = response.body.length > 0;
  setText($("instances-empty"), "There are no instances in this region.");
  if (response.body.some(isChanging)) {
    clearTimeout(timer);
    timer = setTimeout(loadInstances, TRANSITION_POLL_MS);
  }
}

export function startInstances(realAccount) {
  isRealAccount = realAccount;
}
