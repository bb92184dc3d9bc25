import { content, TAGS } from "./content.mjs";
import { asked, js, read, under, versionOf } from "./packages.mjs";

const cookieconsentConfig = () => {
  const c = content();
  const categories = Object.fromEntries(
    c.categories.map(({ key }) => [
      key,
      {
        ...(key === "necessary" ? { enabled: true, readOnly: true } : {}),
        services: Object.fromEntries(c.services.filter((s) => s.category === key).map((s) => [s.key, { label: s.title }])),
      },
    ]),
  );
  const sections = c.categories.map(({ key, title, purpose }) => ({
    title,
    description: purpose,
    linkedCategory: key,
    cookieTable: {
      headers: { name: "Name", provider: "Provider", lifetime: "Lifetime" },
      body: c.services
        .filter((s) => s.category === key)
        .flatMap((s) => s.cookies.map(({ name, lifetime }) => ({ name, provider: s.provider, lifetime }))),
    },
  }));
  const list = asked(c).map(({ title }) => `<li>${title}</li>`).join("");
  return js({
    hideFromBots: false,
    guiOptions: { consentModal: { layout: "box", position: "bottom left" } },
    categories,
    language: {
      default: "en",
      translations: {
        en: {
          consentModal: {
            title: c.title,
            description: `${c.intro}<ul>${list}</ul>${c.hint}`,
            acceptAllBtn: c.accept,
            acceptNecessaryBtn: c.reject,
            showPreferencesBtn: c.settings,
            footer: `<a href="${c.privacy}">Privacy statement</a>`,
          },
          preferencesModal: {
            title: c.settings,
            acceptAllBtn: c.accept,
            acceptNecessaryBtn: c.reject,
            savePreferencesBtn: c.save,
            closeIconLabel: c.close,
            sections,
          },
        },
      },
    },
  });
};

const cookieconsentParts = (site, key) => {
  const folder = key;
  site.add(`/${folder}/cookieconsent.css`, read("vanilla-cookieconsent/dist/cookieconsent.css"));
  site.add(`/${folder}/cookieconsent.umd.js`, read("vanilla-cookieconsent/dist/cookieconsent.umd.js"));
  return {
    key,
    page: key,
    urls: under(site, folder),
    accept: 'document.querySelector("#cc-main .cm [data-role=all]")',
    head: `<link rel="stylesheet" href="/${folder}/cookieconsent.css">`,
    tags: Object.entries(TAGS)
      .map(
        ([service, category]) =>
          `<script type="text/plain" data-category="${category}" data-service="${service}" data-src="${site.vendor}/tags/${service}.js"></script>`,
      )
      .join("\n"),
  };
};

/** As its guide for plain HTML says: a module at the end of the body that imports the library. */
export const cookieconsent = (site) => {
  const parts = cookieconsentParts(site, "cookieconsent");
  site.add("/cookieconsent/config.js", `import "./cookieconsent.umd.js";\nCookieConsent.run(${cookieconsentConfig()});\n`);
  return {
    ...parts,
    name: `orestbida/cookieconsent ${versionOf("vanilla-cookieconsent")}, as documented`,
    end: `${parts.tags}<script type="module" src="/cookieconsent/config.js"></script>`,
  };
};

/** Better than its guide: library and configuration are asked for at the same time, from the head. */
export const cookieconsentDeferred = (site) => {
  const parts = cookieconsentParts(site, "cookieconsent-deferred");
  site.add("/cookieconsent-deferred/config.js", `CookieConsent.run(${cookieconsentConfig()});\n`);
  const script = (name) => `<script defer src="/cookieconsent-deferred/${name}.js"></script>`;
  return {
    ...parts,
    name: `orestbida/cookieconsent ${versionOf("vanilla-cookieconsent")}, deferred`,
    head: parts.head + script("cookieconsent.umd") + script("config"),
    end: parts.tags,
  };
};
