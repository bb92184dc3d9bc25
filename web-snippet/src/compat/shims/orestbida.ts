import { isAsked } from "../../core/config.ts";
import { allows } from "../../core/decision.ts";
import type { Shim } from "../shim.ts";
import { answered, call, fire, follow, globals, grants, loadScript, save } from "../shim.ts";

type Names = string | readonly string[] | undefined;

/** `window.CookieConsent` of version 3. Of a configuration that it is run with, the categories' names and the callbacks count. */
export const orestbida: Shim = (host, names) => {
  let config: Record<string, any> = {};
  let told = false;
  const { categories: purposes, services: tools } = host.config;
  const allowed = (key: string): boolean => allows(host.decision(), key);
  const categories = (): string[] => [
    ...new Set(["necessary", ...(config["categories"] ? Object.keys(config["categories"]) : purposes.map(({ key }) => key))]),
  ];
  const granted = (name: string): boolean => answered(host) && grants(host, names, name);
  /** Services of the notice under a category. */
  const under = (name: string): string[] => tools.filter(({ category }) => category === names.keyOf(name)).map(({ key }) => key);
  const services = (wanted: (key: string) => boolean): Record<string, string[]> =>
    Object.fromEntries(categories().map((name) => [name, under(name).filter(wanted)]));
  const cookie = (): Record<string, unknown> => {
    const { choice, decidedAt, expiresAt } = host.decision();
    return {
      categories: categories().filter(granted),
      revision: host.config.version,
      consentId: choice,
      consentTimestamp: decidedAt,
      lastConsentTimestamp: decidedAt,
      expirationTime: Date.parse(expiresAt!),
      languageCode: host.config.language,
      services: services(allowed),
    };
  };
  const accept = (all: readonly string[], wanted: Names, not: readonly string[] = []): void => {
    const chosen = ([] as string[]).concat(wanted || []);
    const yes = (name: string): boolean => (chosen.includes("all") || chosen.includes(name)) && !not.includes(name);
    save(host, names, Object.fromEntries(all.map((name) => [name, yes(name)])));
  };
  const nothing = (): boolean => false;
  globals["CookieConsent"] = {
    run(given: Record<string, any>) {
      config = given || {};
      if (told && answered(host)) call(config["onConsent"], { cookie: cookie() });
    },
    show: () => answered(host) || host.show("banner"),
    hide: nothing,
    showPreferences: () => host.show(),
    hidePreferences: nothing,
    acceptCategory: (wanted: Names, not?: readonly string[]) => accept(categories(), wanted, not),
    acceptedCategory: granted,
    acceptService: (wanted: Names, category: string) => accept(under(category), wanted),
    acceptedService: granted,
    validConsent: () => answered(host),
    getCookie: (field?: string) => (field ? cookie()[field] : cookie()),
    getUserPreferences() {
      const asked = purposes.filter(isAsked).map(({ key }) => allowed(key));
      return {
        acceptType: asked.every(Boolean) ? "all" : asked.some(Boolean) ? "custom" : "necessary",
        acceptedCategories: categories().filter(granted),
        rejectedCategories: categories().filter((name) => !granted(name)),
        acceptedServices: services(allowed),
        rejectedServices: services((key) => !allowed(key)),
      };
    },
    eraseCookies: nothing,
    setLanguage: nothing,
    loadScript: (url: string, attributes?: Record<string, string>) =>
      new Promise<boolean>((done) => loadScript(host, url, () => done(true), attributes)),
    reset: () => host.act("withdraw", "page"),
  };

  const tell = (name: string, detail: object): void => {
    fire("cc:" + name, detail);
    call(config[name], detail);
  };
  follow(host, (now, before) => {
    told = true;
    if (!answered(host)) return;
    if (!before || !before.choice) {
      if (before) tell("onFirstConsent", { cookie: cookie() });
      tell("onConsent", { cookie: cookie() });
      return;
    }
    const changed = (name: string): boolean => allows(before, names.keyOf(name)!) !== allows(now, names.keyOf(name)!);
    tell("onChange", { cookie: cookie(), changedCategories: categories().filter(changed), changedServices: services(changed) });
  });
  host.on("shown", (detail) => {
    const modalName = ((detail as { layer: string }).layer === "banner" ? "consent" : "preferences") + "Modal";
    tell("onModalReady", { modalName });
    tell("onModalShow", { modalName });
  });
};
