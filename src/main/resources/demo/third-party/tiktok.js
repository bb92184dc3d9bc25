// Stands in for TikTok's events.js: works off ttq's queue and obeys holdConsent, grantConsent, revokeConsent.
const ttq = window.ttq;
let held = false;

const send = (event) => {
  if (held) return;
  const ttp = keepCookie("_ttp", () => chance(13) + "_tt.1", 390);
  Object.keys(ttq._i || {}).forEach((pixelCode) => beacon("analytics.tiktok.com/api/v2/pixel", event, { pixelCode, ttp }));
};

const commands = {
  page: () => send("Pageview"),
  track: send,
  holdConsent: () => (held = true),
  revokeConsent: () => (held = true),
  grantConsent: () => (held = false),
};

drain(ttq, (entry) => Array.isArray(entry) && commands[entry[0]]?.(...entry.slice(1)));
onClicks(() => send("ClickButton"));
