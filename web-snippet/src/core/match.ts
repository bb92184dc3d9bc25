import type { Service } from "./config.ts";
import { attempt } from "./store.ts";

/** Finds the services that an address belongs to. */
export interface Matcher {
  /** Their keys, joined by `|`; empty for an address that is nobody's. */
  of(address: unknown): string;
  /** Whether markup may hold such an address. */
  hint(html: unknown): boolean;
  /** Keys of all services that have addresses. */
  readonly keys: readonly string[];
}

/** A pattern as a regular expression: `*` is anything, before a host one or more labels; `/…` is a path on any host. */
export const sourceOf = (match: string): string =>
  match.replace(/^\/|:\/\/\*|\W/g, (part, at) =>
    part === "*" ? ".*" : part === "://*" ? "://[^/]+" : part === "/" && !at ? "https?://[^/]+/" : "\\" + part,
  );

/** What of a pattern stands in markup, with or without a scheme and whatever is escaped there. */
export const hintOf = (match: string): string => match.replace(/^\w+:\/\/(\*\.)?|[*?&].*/g, "");

const whole = (matches: readonly string[]): RegExp => RegExp(`^(?:${matches.map(sourceOf).join("|")})(?:#.*)?$`);

/** An address that is nobody's costs one look at one regular expression, however many services there are. */
export const createMatcher = (services: readonly Service[]): Matcher => {
  const rules = services.filter(({ matches }) => matches?.[0]);
  /** Made when they are first needed: most pages have few addresses that are anybody's. */
  const tests: Record<string, RegExp> = {};
  const all = ([] as string[]).concat(...rules.map(({ matches }) => [...matches!]));
  const any = whole(all);
  const hint = RegExp(all.map((match) => sourceOf("." + hintOf(match)).slice(2)).join("|"), "i");
  return {
    of(address) {
      // A text that is no address is nobody's.
      return attempt(() => {
        // A socket is an address of the same host, and so is a name with the root's dot.
        const url = new URL(String(address).trim(), document.baseURI).href.replace(/^ws/, "http").replace(/^(\w+:..[^/:]+)\.(?=[/:])/, "$1");
        return any.test(url)
          && rules
              .filter(({ key, matches }) => (tests[key] ||= whole(matches!)).test(url))
              .map(({ key }) => key)
              .join("|");
      }) || "";
    },
    hint: (html) => hint.test(html as string),
    keys: rules.map(({ key }) => key),
  };
};

/** An address waits while none of the services that it belongs to may go: one that may needs it. */
export const isHeld = (keys: string, allowed: (key: string) => boolean): boolean => !!keys && !keys.split("|").some(allowed);
