// What every stand-in does as its vendor's script does it: cookies of the site, pixels, beacons, clicks.
const chance = (digits) => String(Math.floor(Math.random() * 9 * 10 ** (digits - 1)) + 10 ** (digits - 1));
const seconds = () => Math.floor(Date.now() / 1000);

const readCookie = (name) => document.cookie.split("; ").find((pair) => pair.startsWith(name + "="))?.slice(name.length + 1);

/** Keeps what is there, so that a visitor is recognised; makes it otherwise. */
const keepCookie = (name, fresh, days) => {
  const value = readCookie(name) || fresh();
  document.cookie = `${name}=${value}; path=/; max-age=${Math.round(days * 86400)}; SameSite=Lax`;
  return value;
};

const address = (path, event, extra = {}) =>
  standIn.base + path + "?" + new URLSearchParams({ ...extra, ev: event, dl: location.href, pv: standIn.pv });

const pixel = (path, event, extra) => {
  new Image().src = address(path, event, extra);
};

const beacon = (path, event, extra) => {
  navigator.sendBeacon(address(path, event, extra));
};

/** Calls `tell` for clicks on the shop's own links and buttons; the panel is not part of the shop. */
const onClicks = (tell) =>
  addEventListener("click", ({ target }) => {
    const pressed = target instanceof Element && target.closest("a, button");
    if (pressed && !pressed.closest("[data-demo-panel], [data-demo-settings], [data-jawoord]")) tell(pressed.textContent.trim().slice(0, 40));
  });

/** Arguments that were pushed to a queue before the script came, and those that still come. */
const drain = (queue, handle) => {
  [...queue].forEach(handle);
  const push = queue.push;
  queue.push = (...entries) => {
    const length = push.apply(queue, entries);
    entries.forEach(handle);
    return length;
  };
};

const isCommand = (entry) => Object.prototype.toString.call(entry) === "[object Arguments]";
