import type { Config } from "../core/config.ts";

/** Finds what another consent tool's name for a purpose or service is called in this site's notice. */
export interface Names {
  /** The key of a category or service; absent when nothing of the notice is meant. */
  keyOf(name: string): string | undefined;
  /** Names that the owner mapped, as they wrote them. */
  readonly mapped: readonly string[];
}

/** Names differ in case and punctuation from tool to tool: "Google Analytics" is google-analytics. */
const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");

/**
 * What is the same purpose: first the categories of a notice that may be meant, the likeliest first, then what only other tools
 * call it. A social network's button is marketing where the notice doesn't tell them apart, but never the other way round.
 */
const PURPOSES = [
  ["necessary", "essential strictly-necessary c0001 iubenda-1"],
  ["functional functionality preferences personalization experience", "personalisation c0003 iubenda-2 iubenda-3"],
  ["analytics statistics measurement measuring performance", "statistics-anonymous c0002 iubenda-4"],
  ["marketing advertising ads targeting", "advertisement c0004 iubenda-5"],
  ["social social-media marketing advertising ads targeting", "c0005"],
].map((names) => names.map((list) => list.split(" ")));

/** `map` is what the owner says: pairs `name:key`, separated by blanks, that come before everything else. */
export const createNames = ({ categories, services }: Config, map = ""): Names => {
  const keys: Record<string, string | undefined> = Object.create(null);
  services.forEach(({ key, title = key }) => (keys[slug(title)] = key));
  [...services, ...categories, { key: "necessary" }].forEach(({ key }) => (keys[slug(key)] = key));
  const known = Object.values(keys);
  const mapped = map
    .split(/\s+/)
    .filter(Boolean)
    .map((pair) => {
      const [, name = pair, key] = /^(.*):(.*)$/.exec(pair) || [];
      // What the owner mapped wrongly must not fall back on a guess.
      keys[slug(name)] = known.find((own) => own === key);
      if (!known.includes(key)) console.warn("Jawoord: no key of this notice: data-compat-map " + pair);
      return name;
    });
  return {
    keyOf(name) {
      const word = slug(name);
      if (word in keys) return keys[word];
      const same = PURPOSES.find((names) => names.some((list) => list.includes(word)));
      return same && same[0]!.find((other) => other === "necessary" || categories.some(({ key }) => key === other));
    },
    mapped,
  };
};
