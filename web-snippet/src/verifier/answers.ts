import { at } from "./json.ts";
import type { Json, JsonObject } from "./json.ts";

const CONSENT = "consent";

const named = (record: JsonObject, map: string, key: string): Json | undefined => at(record[map], "/" + key);

/** What a choice says about a category; the server's class Answer, line for line. */
export const ofCategory = (record: JsonObject, key: string, basis: string): string => {
  const answer = named(record, "categories", key);
  if (basis !== CONSENT) return answer !== undefined && answer !== true ? "refused" : "not_asked";
  switch (record["action"]) {
    case "accept_all":
      return "given";
    case "save":
      return answer === true ? "given" : "refused";
    case "object":
    case "signal":
      return answer !== undefined ? "refused" : "unchanged";
    default:
      return "refused";
  }
};

/** About a service: its own answer, else that of its category. */
export const ofService = (record: JsonObject, key: string, category: string, basis: string): string => {
  const answer = named(record, "services", key);
  if (answer === undefined) return ofCategory(record, category, basis);
  if (answer !== true) return "refused";
  return basis === CONSENT ? "given" : "not_asked";
};
