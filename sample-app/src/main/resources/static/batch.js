/** A batch of mails: its progress, and the outcome of each mail. */

import { $, element, isBusy, setBusy, setText, sync } from "./dom.js";
import { post } from "./http.js";
import { readForm, showRefused } from "./mails.js";

const COUNT = 50;

const ENDED = {
  FINISHED: "Finished",
  CANCELLED: "Cancelled",
  STOPPED: "Stopped",
};

let running = false;

function showStarting(starting) {
  setBusy($("send-batch"), starting);
}

async function start(isRealAccount) {
  if (isBusy($("send-batch"))) {
    return;
  }
  const mail = readForm();
  if (isRealAccount() && !window.confirm(`Send ${COUNT} real mails to ${mail.to ?? "nobody"}?`)) {
    return;
  }
  showStarting(true);
  const response = await post("api/batch", { mail, count: COUNT });
  if (!response.ok) {
    showStarting(running);
    showRefused(response);
  }
}

async function cancel() {
  if (!isBusy($("batch-cancel"))) {
    setBusy($("batch-cancel"), true);
    await post("api/batch/cancel");
  }
}

function createOutcome() {
  const item = element("li");
  item.append(element("span", "visually-hidden"), element("span"));
  item.lastElementChild.setAttribute("aria-hidden", "true");
  return item;
}

function updateOutcome(item, [place, outcome, ended]) {
  const sent = Boolean(outcome?.messageId);
  const [kind, symbol, text] = sent ? ["good", "✓", "sent"] : outcome ? ["bad", "✕", outcome.reason]
    : ended ? ["idle", "–", "not tried"] : ["idle", "·", "waiting"];
  item.className = kind;
  item.title = outcome?.messageId ?? text;
  setText(item.firstElementChild, `Mail ${place}: ${text}`);
  setText(item.lastElementChild, `${symbol} ${place}`);
}

/* One line for each reason, regardless of the number of mails */
function problems(batch) {
  const byReason = new Map();
  batch.outcomes.filter((outcome) => outcome.reason).forEach((outcome) => {
    const same = byReason.get(outcome.reason) ?? { ...outcome, count: 0 };
    byReason.set(outcome.reason, { ...same, count: same.count + 1 });
  });
  return [...byReason.values()];
}

function summary(batch) {
  const counts = [`${batch.sent} of ${batch.total} sent`];
  if (batch.failed > 0) {
    counts.push(`${batch.failed} failed`);
  }
  const untried = batch.total - batch.sent - batch.failed;
  if (ENDED[batch.state] && untried > 0) {
    counts.push(`${untried} not tried`);
  }
  return counts.join(", ");
}

export function showBatch(batch) {
  const ended = ENDED[batch.state];
  running = !ended;
  if (ended && $("batch").hidden && !isBusy($("send-batch"))) {
    return; // It ended before the page was opened
  }
  $("batch").hidden = false;
  setText($("batch-title"), ended ? `Batch: ${ended.toLowerCase()}` : "Batch");
  setText($("batch-summary"), summary(batch));
  setText($("batch-announcement"), ended ? `${ended}: ${summary(batch)}` : "Sending a batch");
  $("batch-progress").max = batch.total;
  $("batch-progress").value = batch.sent + batch.failed;
  setBusy($("batch-cancel"), batch.state !== "RUNNING");
  setText($("batch-cancel"), batch.state === "CANCELLING" ? "Cancelling …" : "Cancel");
  showStarting(running);
  sync($("batch-problems"), problems(batch), (problem) => problem.reason, () => element("li", "why bad"),
    (item, problem) => item.replaceChildren(element("strong", "", problem.reason),
      `${problem.count} ${problem.count === 1 ? "mail" : "mails"}. ${problem.detail ?? ""}`));
  const outcomes = new Map(batch.outcomes.map((outcome) => [outcome.number, outcome]));
  const places = Array.from({ length: batch.total }, (_, index) => index + 1);
  sync($("batch-outcomes"), places.map((place) => [place, outcomes.get(place), ended]), ([place]) => place,
    createOutcome, updateOutcome);
}

export function startBatch(isRealAccount) {
  $("send-batch").addEventListener("click", () => start(isRealAccount));
  $("batch-cancel").addEventListener("click", cancel);
}
