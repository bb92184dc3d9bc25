import type { Shim } from "../shim.ts";
import { answered, call, fire, follow, globals, grants, hider, loadScript, push, save } from "../shim.ts";

const PURPOSES = ["preferences", "statistics", "marketing"];

/** `window.Cookiebot`, its events with their twins and its callbacks. `hide` does nothing: our banner goes with an answer. */
export const cookiebot: Shim = (host, names, named) => {
  const some = (): boolean => PURPOSES.some((name) => grants(host, names, name));
  const api = {
    get consent() {
      const { choice = "0" } = host.decision();
      const consent: Record<string, unknown> = { necessary: true, method: answered(host) ? "explicit" : null, stamp: choice };
      for (const name of PURPOSES) consent[name] = grants(host, names, name);
      return consent;
    },
    get consented() {
      return some();
    },
    get declined() {
      return answered(host) && !some();
    },
    get hasResponse() {
      return answered(host);
    },
    doNotTrack: navigator.doNotTrack === "1",
    regulations: { gdprApplies: true, ccpaApplies: false, lgpdApplies: false },
    changed: false,
    show: () => host.show(answered(host) ? "preferences" : "banner"),
    hide() {},
    renew: () => host.show(),
    withdraw: () => host.act("withdraw", "page"),
    runScripts: () => host.scan(),
    getScript: (url: string, async?: boolean, done?: () => void) => loadScript(host, url, done, async ? { async: "" } : {}),
    submitCustomConsent: (preferences: boolean, statistics: boolean, marketing: boolean) =>
      save(host, names, { preferences: !!preferences, statistics: !!statistics, marketing: !!marketing }),
  };
  globals["Cookiebot"] = api;
  if (!named.includes("orestbida")) globals["CookieConsent"] = api;

  const tell = (name: string): void => {
    fire("Cookiebot" + name);
    fire("CookieConsent" + name);
    call(globals["CookiebotCallback_" + name]);
  };
  const hide = hider();
  follow(host, (_, before) => {
    const other = (granted: boolean): string => (granted ? "out" : "in");
    hide(
      PURPOSES.map((name) => `.cookieconsent-opt${other(grants(host, names, name))}-${name},`).join("") +
        ".cookieconsent-opt" +
        other(some()),
    );
    if (!before) tell("OnLoad");
    if (!answered(host)) return;
    api.changed = !!before;
    tell(some() ? "OnAccept" : "OnDecline");
    tell("OnTagsExecuted");
    setTimeout(() => {
      tell("OnConsentReady");
      push({ event: "cookie_consent_update" });
      for (const name of PURPOSES) if (grants(host, names, name)) push({ event: "cookie_consent_" + name });
    });
  });
  host.on("shown", () => {
    tell("OnDialogInit");
    tell("OnDialogDisplay");
  });
};
