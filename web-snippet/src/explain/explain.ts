import type { Api, Explanation } from "../core/api.ts";
import type { Config } from "../core/config.ts";
import { allows, mustAsk } from "../core/decision.ts";
import type { Decision } from "../core/decision.ts";
import { createMatcher, isHeld } from "../core/match.ts";
import type { Host } from "../ui.ts";

/** A `blocked` detail. Parked elements have no address and no mechanism. */
export interface Held {
  element?: Element;
  /** All have to be allowed; of keys that are joined by `|`, one. */
  keys: readonly string[];
  url?: string;
  mechanism?: string;
  /** The pattern, or the attribute, that held it. */
  rule?: string;
  /** For developers, in English. */
  why?: string;
}

/** What the module `explain` sets: writes rules, reasons and counts into an explanation; `first` where it was just loaded. */
export type Explain = (host: Host, into: Explanation, first?: boolean) => void;

/** What an answer does to a service or category. */
const reason = ({ categories, services }: Config, decision: Decision, key: string): string => {
  const service = services.find((one) => one.key === key);
  const known = service || categories.some((one) => one.key === key);
  return `"${key}" ${service ? `(${service.category}) ` : ""}${
    allows(decision, key)
      ? "may go now"
      : !known
        ? "is not in this notice"
        : mustAsk(decision)
          ? "is not answered yet"
          : "was refused"
  }`;
};

/** The pattern of one of these services that an address fits. */
const pattern = (services: Config["services"], keys: readonly string[], url: string): string | undefined => {
  for (const { key, category, matches = [] } of services) {
    if (!keys.includes(key)) continue;
    const found = matches.find((match) => createMatcher([{ key, category, matches: [match] }]).of(url));
    if (found) return found;
  }
  return undefined;
};

/** `loaded` are the addresses of the resource timing. */
export const explain = (config: Config, decision: Decision, into: Explanation, loaded: readonly string[]): void => {
  const mechanisms: Record<string, number> = {};
  const services: Record<string, number> = {};
  const count = (map: Record<string, number>, key: string): void => void (map[key] = (map[key] || 0) + 1);
  for (const held of into.held as Held[]) {
    const { keys, url, mechanism = "parked" } = held;
    const each = keys.join("|").split("|");
    count(mechanisms, mechanism);
    each.forEach((key) => count(services, key));
    held.rule = (url && pattern(config.services, each, url)) || `data-consent="${keys.join(" ")}"`;
    held.why = each.map((key) => reason(config, decision, key)).join(", ");
  }
  const { of } = createMatcher(config.services);
  Object.assign(into, { mechanisms, services, requested: loaded.filter((url) => isHeld(of(url), (key) => allows(decision, key))) });
};

/** Tells the console, after the page has loaded and after each change. */
export const report = (): void => {
  const { jawoord } = window as unknown as { jawoord: Api };
  const tell = (): void => {
    const { held, ...rest } = jawoord.explain();
    console.table(
      (held as Held[]).map(({ element, url, mechanism = "parked", rule, why }) => ({ what: url || element, mechanism, rule, why })),
    );
    console.log("Jawoord", rest);
  };
  if (document.readyState === "complete") tell();
  else addEventListener("load", tell);
  document.addEventListener("jawoord:change", tell);
};
