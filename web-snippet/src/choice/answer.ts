import { isAsked } from "../core/config.ts";
import type { Config } from "../core/config.ts";
import { allows } from "../core/decision.ts";
import type { Action, Answers, Decision } from "../core/decision.ts";
import { addPeriod } from "./period.ts";

export interface Maps {
  readonly categories: Answers;
  readonly services: Answers;
}

/**
 * The maps that a choice is recorded with. `picks` names categories and services; a category not named keeps its answer,
 * a service not named follows its category where that is named and keeps its answer otherwise. Only departures from the
 * category are listed under services.
 */
export const answer = (config: Config, now: Decision, action: Action, picks: Answers = {}): Maps => {
  const categories: Record<string, boolean> = {};
  const services: Record<string, boolean> = {};
  const picked = (key: string): boolean | undefined =>
    typeof picks[key] === "boolean" ? picks[key] : undefined;
  for (const category of config.categories.filter(isAsked)) {
    const { key } = category;
    const own = picked(key);
    const yes = action === "accept_all" || (action === "save" && (own === undefined ? allows(now, key) : own));
    categories[key] = yes;
    if (action !== "save") continue;
    for (const service of config.services) {
      if (service.category !== key) continue;
      const chosen = picked(service.key);
      const granted = chosen !== undefined ? chosen : own !== undefined ? own : allows(now, service.key);
      if (granted !== yes) services[service.key] = granted;
    }
  }
  return { categories, services };
};

/** When an answer ends by this browser's clock, which is also what it is compared with. */
export const expiry = (config: Config, at: Date, { categories, services }: Maps): Date => {
  const granted = Object.values({ ...categories, ...services }).some(Boolean);
  return addPeriod(at, granted ? config.lifetime.accepted : config.lifetime.refused);
};
