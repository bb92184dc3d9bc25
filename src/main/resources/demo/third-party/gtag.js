// Stands in for gtag.js: Analytics for an id that begins with G-, Ads for one with AW-. Obeys Consent Mode: without storage it sets
// no cookie, and Analytics then sends what Google calls a cookieless ping.
const isAds = standIn.id.startsWith("AW-");
const storage = isAds ? "ad_storage" : "analytics_storage";
const consent = {};
let configured = false;

const granted = () => consent[storage] !== "denied";

const send = (event) => {
  if (window["ga-disable-" + standIn.id]) return;
  if (isAds) {
    if (!granted()) return;
    const auid = keepCookie("_gcl_au", () => `1.1.${chance(9)}.${seconds()}`, 90);
    pixel(`googleads.g.doubleclick.net/pagead/viewthroughconversion/${standIn.id.slice(3)}/`, event, { auid });
    return;
  }
  const known = granted() && {
    cid: keepCookie("_ga", () => `GA1.1.${chance(9)}.${seconds()}`, 730),
    sid: keepCookie(`_ga_${standIn.id.slice(2)}`, () => `GS2.1.s${seconds()}$o1$g0$t${seconds()}$j60$l0$h0`, 730),
  };
  beacon("region1.google-analytics.com/g/collect", event, { v: 2, tid: standIn.id, gcs: known ? "G111" : "G100", ...known });
};

const handle = (entry) => {
  if (!isCommand(entry)) return;
  const [command, what, more] = entry;
  if (command === "consent") Object.assign(consent, more);
  if (command === "config" && what === standIn.id) {
    configured = true;
    send("page_view");
  }
  if (command === "event" && configured) send(what);
};

window.dataLayer = window.dataLayer || [];
drain(window.dataLayer, handle);
onClicks(() => configured && send("click"));
