/** Small helpers for the elements of the page. */

export const $ = (id) => document.getElementById(id);

export function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) {
    node.className = className;
  }
  if (text !== undefined && text !== null) {
    node.textContent = text;
  }
  return node;
}

export function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

export function setPill(node, [kind, symbol, text]) {
  const label = `${symbol} ${text}`;
  if (node.dataset.label !== label) {
    node.dataset.label = label;
    node.classList.remove("good", "bad", "warn", "idle");
    node.classList.add(kind);
    const icon = element("span", "", symbol);
    icon.setAttribute("aria-hidden", "true");
    node.replaceChildren(icon, text);
  }
}

/** Updates a list and keeps its nodes, so that focus and open details survive. */
export function sync(list, items, keyOf, create, update) {
  const known = new Map([...list.children].map((node) => [node.dataset.key, node]));
  items.forEach((item, index) => {
    const key = String(keyOf(item));
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

/** A description list. A value is a text, or nodes. */
export function facts(list, entries, wrap) {
  list.replaceChildren(...entries.flatMap(([name, content]) => {
    const description = element("dd");
    description.append(...[content].flat());
    const pair = [element("dt", "", name), description];
    if (wrap) {
      const group = element("div");
      group.append(...pair);
      return [group];
    }
    return pair;
  }));
  list.hidden = entries.length === 0;
}

/** Allows line breaks in a long name after a colon or a slash. */
export function breakable(text) {
  return text.split(/(?<=[:/])/).flatMap((part) => [part, element("wbr")]);
}

/** A time of today, or a date and time. */
export function time(text) {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) {
    return String(text);
  }
  const clock = date.toLocaleTimeString("en", { hourCycle: "h23" });
  return date.toDateString() === new Date().toDateString() ? clock
    : `${date.toLocaleDateString("en-GB", { day: "numeric", month: "short" })}, ${clock}`;
}

export function number(value) {
  return value.toLocaleString("en", { maximumFractionDigits: 1 });
}

/** Not the disabled property, because that takes the focus away. */
export function setBusy(button, busy) {
  button.setAttribute("aria-disabled", String(busy));
}

export function isBusy(button) {
  return button.getAttribute("aria-disabled") === "true";
}
