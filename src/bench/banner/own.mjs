import { content, plainStyle, TAGS } from "./content.mjs";
import { bootstrap } from "./jawoord.mjs";

const escaped = (text) => text.replace(/[&<]/g, (c) => (c === "&" ? "&amp;" : "&lt;"));

/** The page by itself. */
export const none = () => ({ key: "none", page: "none", name: "no banner", urls: () => false });

/** The least that asks at all: markup, style and script in the page, nothing kept or gated but two tags. */
export const bare = ({ vendor }) => {
  const { title, intro, hint, accept, reject, settings, categories } = content();
  const list = categories.map(({ title }) => `<li>${escaped(title)}</li>`).join("");
  const tags = Object.keys(TAGS).map((key) => `${vendor}/tags/${key}.js`);
  return {
    key: "bare",
    page: "bare",
    name: "bare inline banner",
    urls: () => false,
    accept: 'document.querySelector("#bare .yes")',
    end: `${plainStyle("#bare")}
<section id="bare" aria-label="${escaped(title)}"><h2>${escaped(title)}</h2><p>${escaped(intro)}</p><ul>${list}</ul><p>${escaped(hint)}</p>
<button class="yes">${accept}</button> <button class="no">${reject}</button> <button>${settings}</button></section>
<script>{const banner=document.getElementById("bare");
const end=(yes)=>{localStorage.bare=yes;banner.remove();
if(yes)for(const src of ${JSON.stringify(tags)})document.head.append(Object.assign(document.createElement("script"),{src}))};
if("bare" in localStorage)banner.remove();
banner.querySelector(".yes").onclick=()=>end("yes");banner.querySelector(".no").onclick=()=>end("")}</script>`,
  };
};

const parked = (vendor) =>
  Object.keys(TAGS)
    .map((key) => `<script type="text/plain" data-consent="${key}" src="${vendor}/tags/${key}.js"></script>`)
    .join("\n");

const own = ({ script, vendor, secondLayer }) => ({
  urls: (url) => url === script,
  later: secondLayer,
  accept: `(document.querySelector("jawoord-banner[data-state=open]")||{shadowRoot:document}).shadowRoot.querySelector("[data-jawoord=accept-all]")`,
  reject: `document.querySelector("jawoord-banner").shadowRoot.querySelector("[data-jawoord=reject-all]")`,
  end: parked(vendor),
});

/** The tag that owners paste, first in the head. */
export const jawoordTag = (site) => ({
  ...own(site),
  key: "tag",
  page: "tag",
  name: "Jawoord, tag",
  head: `<script src="${site.script}"></script>`,
});

/** An empty script in the place of the tag: what one more file in the head costs. */
export const emptyScript = ({ vendor, add }) => {
  add("/empty.js", "");
  return { key: "empty", page: "empty", name: "empty script", urls: () => false, head: `<script src="${vendor}/empty.js"></script>` };
};

/** The bytes of the tag, of which nothing runs. */
export const inertScript = async ({ script, vendor, add }) => {
  add("/inert.js", `!1&&function(){${(await (await fetch(script)).text()).replace(/^\/\/.*\n/, "")}};`);
  return { key: "inert", page: "inert", name: "our file, of which nothing runs", urls: () => false, head: `<script src="${vendor}/inert.js"></script>` };
};

/** The inline bootstrap, which loads the file without holding up the first paint. */
export const jawoordBootstrap = (site) => ({
  ...own(site),
  key: "bootstrap",
  page: "bootstrap",
  name: "Jawoord, bootstrap",
  head: `<script data-jawoord-src="${site.script}">${bootstrap()}</script>`,
});

/** The same, and the file asked for with high priority: the script element of the bootstrap has the low one of everything that holds up nothing. */
export const jawoordPreload = (site) => ({
  ...jawoordBootstrap(site),
  key: "bootstrap-preload",
  page: "bootstrap-preload",
  name: "Jawoord, preload and bootstrap",
  head: `<link rel="preload" as="script" href="${site.script}" fetchpriority="high">${jawoordBootstrap(site).head}`,
});
