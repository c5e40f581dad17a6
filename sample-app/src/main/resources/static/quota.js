/** What SES allows the account to send, and how much of it is used. */

import { $, facts, number, setText, time } from "./dom.js";
import { drawQuota, drawRate } from "./charts.js";

export function showQuota(ses, activity) {
  $("quota-section").hidden = !ses;
  if (!ses) {
    return;
  }
  const { max24HourSend: max, sentLast24Hours: sent, maxSendRate: rate, ...details } = ses.details;
  const known = typeof max === "number" && typeof sent === "number";
  const unlimited = known && max < 0;
  setText($("quota-used"), !known ? "unknown" : unlimited ? `${number(sent)}, no limit`
    : `${number(sent)} of ${number(max)}`);
  $("quota-meter").max = known && max > 0 ? max : 1;
  $("quota-meter").value = known && !unlimited ? sent : 0;
  $("quota-meter").classList.toggle("full", known && !unlimited && sent >= max);
  const since = activity.sentSinceCheck > 0 ? `, ${number(activity.sentSinceCheck)} sent since then` : "";
  setText($("quota-as-of"), known && details.checkedAt ? `As of ${time(details.checkedAt)}${since}`
    : "SES has not reported a quota.");
  setText($("quota-region"), details.region || "");
  facts($("quota-facts"), [
    ["Rate limit", rate === undefined ? null : `${number(rate)} per second`],
    ["Sending", details.sendingEnabled === undefined ? null : details.sendingEnabled ? "enabled" : "paused"],
    ["Account", details.productionAccess === undefined ? null
      : details.productionAccess ? "production" : "sandbox (verified recipients only)"],
    ["Reputation", details.enforcementStatus ? details.enforcementStatus.toLowerCase() : null],
  ].filter(([, text]) => text !== null), true);
  const limit = rate ? rate * 60 : null;
  const peak = drawRate($("rate-chart"), activity.slots, limit);
  setText($("rate-peak"), `peak ${number(peak)}${limit ? "," : ""}`);
  setText($("rate-limit"), limit ? `limit ${number(limit)}` : "");
  setText($("quota-peak"), drawQuota($("quota-chart"), activity.slots));
}
