import { attempt } from "../core/store.ts";
import type { Host } from "../ui.ts";
import { adapt } from "./adapter.ts";
import { DIALECTS } from "./dialects.ts";
import { createNames } from "./names.ts";
import { listen } from "./openers.ts";
import type { Shim } from "./shim.ts";
import type { TakeOver } from "./takeover.ts";

/** Those whose globals and events have a module of their own. */
const SHIMS = /^(cookiebot|onetrust|klaro|orestbida)$/;

/** Whether there may be a choice to take over: the module that reads it is loaded for nobody else. */
const isLeft = (host: Host): boolean =>
  !host.stored() &&
  (/\b(CookieConsent|OptanonAlertBoxClosed|cc_cookie)=/.test(attempt(() => document.cookie) || "") || !!host.store.read("cc_cookie"));

/**
 * Reads the page of another consent tool, as far as the owner asks for with `data-compat`: the names of tools, or empty for all marks and
 * nothing else. The stored choice and the calls are taken over only from tools that are named. Ready when the choice is there, if there is one.
 */
export const compat = async (host: Host): Promise<void> => {
  const option = (name: string): string => (host.script && host.script.getAttribute("data-" + name)) || "";
  const named = option("compat")
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  named.forEach((name) => DIALECTS.some((known) => known.name === name) || console.warn("Jawoord: unknown data-compat " + name));
  // These name services by their titles, which are in the whole notice only.
  const titled = !named[0] || named.some((name) => /^(klaro|usercentrics|orestbida)$/.test(name));
  const names = createNames(titled ? await host.more().notice().catch(() => host.config) : host.config, option("compat-map"));
  const module = <T>(name: string): Promise<T | void> => host.more().load<T>(name).catch(() => console.warn("Jawoord: no " + name));
  const shims = named.filter((name) => SHIMS.test(name)).map((name) => module<Shim>(name));
  const choice = shims[0] && isLeft(host) && module<TakeOver>("takeover");
  listen(host);
  adapt(host, named, names);
  const takeOver = await choice;
  if (takeOver) takeOver(host, names, named);
  shims.forEach((loading) => void loading.then((shim) => shim && shim(host, names, named)));
};
