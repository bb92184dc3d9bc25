import { build } from "esbuild";
import { content, plainStyle, TAGS } from "./content.mjs";
import { asked, js, read, under, versionOf } from "./packages.mjs";

/** As its read-me says: configuration and library, both deferred. */
export const klaro = (site) => {
  const c = content();
  const config = {
    version: 1,
    lang: "en",
    acceptAll: true,
    mustConsent: false,
    privacyPolicy: c.privacy,
    translations: {
      en: {
        consentNotice: { description: `${c.intro} ${c.hint}`, learnMore: c.settings },
        ok: c.accept,
        decline: c.reject,
        purposes: Object.fromEntries(c.categories.map(({ key, title, purpose }) => [key, { title, description: purpose }])),
        ...Object.fromEntries(c.services.map(({ key, purpose }) => [key, { description: purpose }])),
      },
    },
    services: c.services.map(({ key, title, category, cookies }) => ({
      name: key,
      title,
      purposes: [category],
      required: category === "necessary",
      cookies: cookies.map(({ name }) => name.replace("*", "")),
    })),
  };
  site.add("/klaro/config.js", `var klaroConfig = ${js(config)};\n`);
  site.add("/klaro/klaro.js", read("klaro/dist/klaro.js"));
  return {
    key: "klaro",
    page: "klaro",
    name: `Klaro ${versionOf("klaro")}`,
    urls: under(site, "klaro"),
    accept: 'document.querySelector(".klaro .cookie-notice .cm-btn-success")',
    head: '<script defer src="/klaro/config.js"></script><script defer src="/klaro/klaro.js"></script>',
    end: Object.keys(TAGS)
      .map((key) => `<script type="text/plain" data-type="text/javascript" data-name="${key}" data-src="${site.vendor}/tags/${key}.js"></script>`)
      .join("\n"),
  };
};

const TYPES = { functional: "video", analytics: "analytic", marketing: "ads" };

/** As its read-me says: the script, its start and its services; it loads its style, its language and its list of services itself. */
export const tarteaucitron = (site) => {
  const c = content();
  for (const file of ["tarteaucitron.min.js", "tarteaucitron.services.min.js", "css/tarteaucitron.min.css", "lang/tarteaucitron.en.min.js"]) {
    site.add("/tarteaucitron/" + file, read("tarteaucitronjs/" + file));
  }
  const options = { privacyUrl: c.privacy, orientation: "bottom", showIcon: false, highPrivacy: true, DenyAllCta: true, AcceptAllCta: true };
  const texts = { alertBigPrivacy: `${c.intro} ${c.hint}`, acceptAll: c.accept, denyAll: c.reject, personalize: c.settings };
  const quiet = { googleConsentMode: true, bingConsentMode: false, pianoConsentMode: false, removeCredit: true, cookieslist: false };
  const services = c.services
    .filter(({ category }) => category !== "necessary")
    .map(({ key, title, category, cookies, privacyUrl }) => {
      const id = key.replace(/\W/g, "");
      const load = key in TAGS ? `tarteaucitron.addScript(${JSON.stringify(`${site.vendor}/tags/${key}.js`)})` : "";
      const about = { key: id, type: TYPES[category], name: title, uri: privacyUrl, needConsent: true, cookies: cookies.map(({ name }) => name) };
      return `tarteaucitron.services.${id}=Object.assign(${JSON.stringify(about)},{js:function(){${load}},fallback:function(){}});
(tarteaucitron.job=tarteaucitron.job||[]).push("${id}");`;
    });
  return {
    key: "tarteaucitron",
    page: "tarteaucitron",
    name: `tarteaucitron ${versionOf("tarteaucitronjs")}`,
    urls: under(site, "tarteaucitron"),
    accept: 'document.querySelector("#tarteaucitronPersonalize2")',
    head: `<script>var tarteaucitronCustomText=${JSON.stringify(texts)};</script>
<script src="/tarteaucitron/tarteaucitron.min.js"></script><script>tarteaucitron.init(${JSON.stringify({ ...options, ...quiet })});</script>`,
    end: `<script>${services.join("\n")}</script>`,
  };
};

const C15T_NAMES = { functional: "functionality", analytics: "measurement", marketing: "marketing" };

/** Headless and without its server, with the banner of its guide and the style of the bare one; bundled, since it comes as modules. */
export const c15t = async (site) => {
  const c = content();
  const markup = `<h2>${c.title}</h2><p>${c.intro}</p><ul>${asked(c).map(({ title }) => `<li>${title}</li>`).join("")}</ul><p>${c.hint}</p>
<button class="yes">${c.accept}</button> <button class="no">${c.reject}</button> <button class="more">${c.settings}</button>`;
  const scripts = Object.entries(TAGS).map(([id, category]) => ({ id, src: `${site.vendor}/tags/${id}.js`, category: C15T_NAMES[category] }));
  const source = `import { getOrCreateConsentRuntime } from "c15t";
const { consentStore } = getOrCreateConsentRuntime({ mode: "offline", overrides: { country: "NL" },
  consentCategories: ["necessary", "functionality", "measurement", "marketing"], scripts: ${JSON.stringify(scripts)} });
const banner = document.createElement("div");
banner.id = "consent-banner";
banner.setAttribute("role", "dialog");
banner.setAttribute("aria-label", ${JSON.stringify(c.title)});
banner.innerHTML = ${JSON.stringify(markup)};
banner.style.display = "none";
document.body.appendChild(banner);
const on = (name, run) => banner.querySelector(name).addEventListener("click", run);
on(".yes", () => consentStore.getState().saveConsents("all"));
on(".no", () => consentStore.getState().saveConsents("necessary"));
on(".more", () => consentStore.getState().setActiveUI("dialog"));
const draw = ({ activeUI }) => { banner.style.display = activeUI === "banner" ? "block" : "none"; };
draw(consentStore.getState());
consentStore.subscribe(draw);`;
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: new URL(".", import.meta.url).pathname },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2020",
    write: false,
  });
  site.add("/c15t/c15t.js", outputFiles[0].contents);
  return {
    key: "c15t",
    page: "c15t",
    name: `c15t ${versionOf("c15t")}, headless, offline`,
    urls: under(site, "c15t"),
    accept: 'document.querySelector("#consent-banner .yes")',
    head: plainStyle("#consent-banner") + '<script type="module" src="/c15t/c15t.js"></script>',
  };
};
