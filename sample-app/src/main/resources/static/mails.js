/** The form, and the mails that the emulator received. */

import { $, element, facts, isBusy, setBusy, setText, sync, time } from "./dom.js";
import { get, post, showProblem } from "./http.js";
import { label } from "./health.js";

const FIELDS = ["to", "subject", "text", "html", "from"];

const FIRST_MAIL = { to: "jane@example.com", subject: "Hello from Lightsail", text: "It works." };

let listed = false;

function createMail(mail) {
  const item = element("li");
  const toggle = element("button", "mail-toggle");
  toggle.type = "button";
  toggle.setAttribute("aria-expanded", "false");
  const when = element("time", "", time(mail.receivedAt));
  when.dateTime = mail.receivedAt;
  toggle.append(element("span", "subject", mail.subject || "(no subject)"),
    element("span", "who", `To ${mail.to.join(", ")}`), when);
  const body = element("div", "mail-body");
  body.hidden = true;
  toggle.addEventListener("click", () => {
    const open = body.hidden;
    if (open && body.childElementCount === 0) {
      fillMail(body, mail);
    }
    body.hidden = !open;
    toggle.setAttribute("aria-expanded", String(open));
  });
  item.append(toggle, body);
  return item;
}

function fillMail(body, mail) {
  const list = element("dl", "facts");
  facts(list, [["Subject", mail.subject || "(no subject)"], ["From", mail.from], ["To", mail.to.join(", ")], ["Message ID", mail.messageId]]);
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
    body.append(switchOf(views));
  }
  body.append(...views.map(([, view]) => view));
}

function switchOf(views) {
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
  show(0);
  return group;
}

function prefill() {
  const form = $("send");
  if (!form.dataset.touched && !form.dataset.filled) {
    form.dataset.filled = "true";
    Object.entries(FIRST_MAIL).forEach(([name, text]) => { form.elements[name].value = text; });
  }
}

/** Shows the mails, if the application lists them. */
export async function showMails(areListed) {
  listed = areListed;
  if (!listed) {
    sync($("mails"), [], (mail) => mail.messageId, createMail, () => {});
    $("mails-count").hidden = true;
    $("mails-empty").hidden = false;
    setText($("mails-empty"), "Only the profile “local” shows mails here, because its emulator receives them.");
    return;
  }
  const response = await get("api/mails");
  if (!response.ok) {
    return;
  }
  const mails = response.body;
  sync($("mails"), mails, (mail) => mail.messageId, createMail, () => {});
  $("mails-empty").hidden = mails.length > 0;
  $("mails-count").hidden = mails.length === 0;
  setText($("mails-count"), `(${mails.length})`);
  setText($("mails-empty"), "No mail yet.");
  prefill();
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

/** Returns the mail in the form, and clears the messages of the previous one. */
export function readForm() {
  FIELDS.forEach((name) => fieldError(name, null));
  $("refused").hidden = true;
  setText($("sent"), "");
  return Object.fromEntries(FIELDS.map((name) => [name, $("send").elements[name].value])
    .filter(([, text]) => text.trim() !== ""));
}

/** Shows why a mail was refused, at the fields if these are the reason. */
export function showRefused(response) {
  if (!Array.isArray(response.body?.errors)) {
    showProblem($("refused"), response);
    return;
  }
  response.body.errors.forEach(({ field, message }) => {
    const name = field.replace(/^mail\./, "");
    fieldError(name, `${label(name)} ${message}.`);
  });
  FIELDS.map($).find((input) => input.getAttribute("aria-invalid") === "true")?.focus();
}

async function sendMail(event) {
  event.preventDefault();
  const button = event.currentTarget.querySelector("button[type=submit]");
  if (isBusy(button)) {
    return;
  }
  const mail = readForm();
  setBusy(button, true);
  setText($("sent"), "Sending …");
  const response = await post("api/mails", mail);
  setBusy(button, false);
  setText($("sent"), response.ok ? `Sent to ${mail.to.trim()}` : "");
  if (!response.ok) {
    showRefused(response);
    return;
  }
  if (listed) {
    showMails(listed);
  } else {
    $("sent").append(element("span", "muted", `Message ID ${response.body.messageId}`));
  }
}

export function startForm() {
  $("send").addEventListener("submit", sendMail);
  $("send").addEventListener("input", () => { $("send").dataset.touched = "true"; });
}
