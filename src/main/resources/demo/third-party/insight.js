// Stands in for LinkedIn's insight.min.js. LinkedIn documents no consent call: once it runs, it reports.
const send = (event) => {
  const liFatId = keepCookie("li_fat_id", () => crypto.randomUUID(), 30);
  (window._linkedin_data_partner_ids || []).forEach((pid) => pixel("px.ads.linkedin.com/collect/", event, { pid, fmt: "js", liFatId }));
};

send("page_view");
drain((window.lintrk && window.lintrk.q) || [], ([command, what]) => command === "track" && send((what && what.conversion_id) || "track"));
onClicks(() => send("click"));
