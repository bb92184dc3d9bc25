// Stands in for a Tag Manager container with one tag in it, a Floodlight counter that asks for ad_storage.
const consent = {};
let loaded = false;
let counted = false;

const fire = () => {
  if (!loaded || counted || consent.ad_storage === "denied") return;
  counted = true;
  pixel("ad.doubleclick.net/activity", "floodlight", { src: "2026001", type: "shop0", cat: "page0" });
};

window.dataLayer = window.dataLayer || [];
drain(window.dataLayer, (entry) => {
  if (isCommand(entry) && entry[0] === "consent") Object.assign(consent, entry[2]);
  if (entry && entry.event === "gtm.js") loaded = true;
  fire();
});
