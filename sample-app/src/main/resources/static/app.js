/** Shows what the application reports, with live updates while the page is visible. */

import { $, setPill, setText } from "./dom.js";
import { isEmulator, showHealth } from "./health.js";
import { showQuota } from "./quota.js";
import { showMails, startForm } from "./mails.js";
import { showBatch, startBatch } from "./batch.js";
import { loadInstances, startInstances } from "./instances.js";

const RETRY_MS = 2000;

let health = null;

let activity = { slots: [], sentSinceCheck: 0 };

let events = null;

let retry = 0;

/* Until this is known, the account counts as real */
const isRealAccount = () => !(health && isEmulator(health));

function show() {
  if (health) {
    showHealth(health, activity.slots);
    showQuota(health.checks.ses, activity);
  }
}

function connect() {
  disconnect();
  let mailsSent = null;
  events = new EventSource("api/events");
  events.addEventListener("open", () => {
    $("offline").hidden = true;
    loadInstances();
  });
  events.addEventListener("error", lost);
  events.addEventListener("health", (event) => {
    health = JSON.parse(event.data);
    show();
    loadInstances();
  });
  events.addEventListener("activity", (event) => {
    activity = JSON.parse(event.data);
    show();
    if (activity.mailsSent !== mailsSent) {
      mailsSent = activity.mailsSent;
      showMails(activity.mailsListed);
    }
  });
  events.addEventListener("batch", (event) => showBatch(JSON.parse(event.data)));
}

function disconnect() {
  clearTimeout(retry);
  events?.close();
}

function lost() {
  disconnect();
  setText($("offline"), "The application does not respond. The page may be out of date.");
  $("offline").hidden = false;
  setPill($("overall"), ["idle", "?", "No response"]);
  retry = setTimeout(connect, RETRY_MS);
}

startForm();
startBatch(isRealAccount);
startInstances(isRealAccount);
document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
connect();
