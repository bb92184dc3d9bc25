import { running } from "../core/page.ts";
import { store } from "../core/store.ts";
import type { Host } from "../ui.ts";
import { forms } from "./form.ts";

/** By a tag of its own, which names the site; or loaded by the script of the banner, to send what another page has left. */
const script = running()!;
const site = script.getAttribute("data-site");
if (site) forms({ site, api: script.src.replace(/\/s\/assets\/.*/, ""), store });
else (script as unknown as { jawoord: (host: Host) => void }).jawoord = ({ config, api, store }) => forms({ site: config.site, api, store });
