import type { Category, Config, Service } from "../src/core/config.ts";
import type { Action, Answers, Stored } from "../src/core/decision.ts";

/** A repeatable source of numbers in [0, 1) (mulberry32). */
export const seeded =
  (seed: number): (() => number) =>
  () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };

/** Runs a property on many seeds; the seed is in the message of a failure. */
export const forAll = (runs: number, property: (random: () => number) => void): void => {
  for (let seed = 1; seed <= runs; seed++) {
    try {
      property(seeded(seed));
    } catch (error) {
      (error as Error).message = `seed ${seed}: ${(error as Error).message}`;
      throw error;
    }
  }
};

export const pick = <T>(random: () => number, values: readonly T[]): T => values[Math.floor(random() * values.length)]!;

export const config = (over: Partial<Config> = {}): Config => ({
  site: "demo",
  notice: "a".repeat(64),
  version: 1,
  language: "nl",
  languages: ["nl", "en"],
  controller: { name: "Demo B.V." },
  lifetime: { accepted: "P6M", refused: "P6M" },
  categories: [],
  services: [],
  banner: { texts: {} },
  ...over,
});

export const randomConfig = (random: () => number): Config => {
  const categories: Category[] = [{ key: "necessary", basis: "strictly_necessary", title: "", purpose: "" }];
  for (let i = 0; i < random() * 5; i++) {
    categories.push({ key: "c" + i, title: "", purpose: "", ...(random() < 0.5 ? { basis: "consent" } : {}) });
  }
  if (random() < 0.2) categories.push({ key: "li", basis: "legitimate_interests", title: "", purpose: "" });
  const services: Service[] = [];
  for (let i = 0; i < random() * 8; i++) services.push({ key: "s" + i, category: pick(random, categories).key });
  return config({ categories, services });
};

export const randomPicks = (random: () => number, { categories, services }: Config): Answers => {
  const picks: Record<string, boolean> = {};
  for (const { key } of [...categories, ...services]) if (random() < 0.6) picks[key] = random() < 0.5;
  return picks;
};

export const AT = Date.parse("2026-03-01T12:00:00.000Z");

export const stored = (
  of: Config,
  action: Action,
  maps: { categories: Answers; services: Answers },
  over: Partial<Stored> = {},
): Stored => ({
  v: 1,
  site: of.site,
  secret: "s".repeat(22),
  session: "t".repeat(22),
  id: "0",
  notice: of.notice,
  action,
  ...maps,
  at: new Date(AT).toISOString(),
  expires: new Date(AT + 864e5 * 180).toISOString(),
  recorded: true,
  ...over,
});
