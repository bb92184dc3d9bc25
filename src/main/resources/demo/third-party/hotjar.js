// Stands in for Hotjar: a recording that is sent every few seconds while the visitor moves, clicks or scrolls.
const { hjid } = window._hjSettings;
const EVERY = 3000;
let moved = 0;

const send = (event, extra) => beacon("content.hotjar.io/", event, { site_id: hjid, ...extra });

keepCookie(`_hjSessionUser_${hjid}`, () => btoa(JSON.stringify({ id: crypto.randomUUID(), created: Date.now() })), 365);
keepCookie(`_hjSession_${hjid}`, () => btoa(JSON.stringify({ id: crypto.randomUUID(), c: Date.now() })), 30 / 1440);
send("session_start");
["pointermove", "scroll", "click"].forEach((name) => addEventListener(name, () => moved++, { passive: true }));
setInterval(() => {
  if (!moved) return;
  send("recording", { events: moved });
  moved = 0;
}, EVERY);
