import type { Config, Service } from "../core/config.ts";
import { allows } from "../core/decision.ts";
import type { Decision } from "../core/decision.ts";

/** Whether a name fits a pattern that may end in `*`. */
export const fits = (name: string, pattern: string): boolean =>
  pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

/** Every path that a cookie seen on this one may have been set for. */
export const pathsOf = (pathname: string): string[] => {
  const paths = ["/"];
  pathname.split("/").reduce((path, part) => {
    const next = path + part;
    if (part) paths.push(next, next + "/");
    return next + "/";
  }, "");
  return paths;
};

/** Every domain that a cookie seen on this host may have been set for; the empty one is the host alone. */
export const domainsOf = (host: string): string[] => {
  const labels = host.split(".");
  return ["", ...labels.map((_, i) => labels.slice(i).join("."))].filter((domain) => !/^\d+$/.test(domain));
};

const dropCookie = (name: string): void => {
  for (const path of pathsOf(location.pathname)) {
    for (const domain of domainsOf(location.hostname)) {
      document.cookie = `${name}=;path=${path};max-age=0${domain && ";domain=" + domain}${location.protocol === "https:" ? ";secure" : ""}`;
    }
  }
};

/** The patterns of what is not allowed, without what an allowed service uses too. */
const unwanted = (config: Config, decision: Decision, of: (service: Service) => readonly string[]): ((name: string) => boolean) => {
  const patterns = (granted: boolean): string[] =>
    ([] as string[]).concat(...config.services.filter(({ key }) => allows(decision, key) === granted).map((service) => [...of(service)]));
  const refused = patterns(false);
  const kept = patterns(true);
  return (name) => !name.startsWith("jawoord") && refused.some((p) => fits(name, p)) && !kept.some((p) => fits(name, p));
};

/** A cookie that comes back is gone again after so many milliseconds, and a script that fights costs no more than a look in each. */
const AGAIN = 200;

/** Calls when cookies were set, where the browser tells. */
export const watch = (run: (due: number) => void): void => {
  const { cookieStore } = window as { cookieStore?: EventTarget };
  let due: unknown;
  if (!cookieStore) return;
  cookieStore.addEventListener("change", ({ changed }: any) => {
    // What is deleted, as by us, is told of too.
    if (changed[0] && !due) due = setTimeout(() => run((due = 0)), AGAIN);
  });
};

/** Deletes the cookies, storage keys and databases of every service that is not allowed. */
export const sweep = (config: Config, decision: Decision): void => {
  try {
    const cookie = unwanted(config, decision, (service) => (service.cookies || []).map(({ name }) => name));
    document.cookie
      .split("; ")
      .map((pair) => pair.split("=")[0]!)
      .filter(cookie)
      .forEach(dropCookie);
    const key = unwanted(config, decision, (service) => service.storage || []);
    for (const storage of [localStorage, sessionStorage]) {
      Object.keys(storage)
        .filter(key)
        .forEach((name) => storage.removeItem(name));
    }
    indexedDB.databases().then(
      (all) => all.forEach(({ name }) => key(name!) && indexedDB.deleteDatabase(name!)),
      () => {},
    );
  } catch {
    // Cookies or storage are blocked: nothing of theirs is kept either.
  }
};
