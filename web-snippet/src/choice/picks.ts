import type { Picks } from "../core/api.ts";
import type { Answers, Decision } from "../core/decision.ts";

const isMap = (value: unknown): value is Answers => typeof value === "object";

/** Answers by key, from either form; throws on what the notice doesn't show: a typo must not become the record of a refusal that nobody gave. */
export const readPicks = (picks: Picks, { services: tools, categories: purposes }: Decision): Answers => {
  const { categories, services } = Object(picks) as Record<string, unknown>;
  const answers: Answers =
    isMap(categories) || isMap(services) ? { ...(categories as Answers), ...(services as Answers) } : { ...(picks as Answers) };
  const known = { ...tools, ...purposes };
  const keys = Object.keys(answers);
  const wrong = keys.find((key) => typeof known[key] !== "boolean" || typeof answers[key] !== "boolean");
  if (wrong !== undefined || !keys.length) throw TypeError("jawoord.save: " + wrong);
  return answers;
};
