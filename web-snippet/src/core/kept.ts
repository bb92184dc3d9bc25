import type { Stored } from "./decision.ts";
import { attempt, read } from "./store.ts";

/** Names of the storage entry and of the session's cookie. */
export const KEY = "jawoord";
/** The copy of a choice for other subdomains, and for a browser that empties its storage: a cookie that the server stamps lasts longer. */
export const COPY = "jawoord_choice";
const copies = (): string[] =>
  ("; " + document.cookie)
    .split(`; ${COPY}=`)
    .slice(1)
    .map((rest) => decodeURIComponent(rest.split(";")[0]!));

/** The latest choice of a site that this browser keeps. */
export const readChoice = (site: string): Stored | undefined => {
  let last: Stored | undefined;
  for (const text of [read(KEY), ...(attempt(copies) || [])]) {
    attempt(() => {
      const value = JSON.parse(text || "null");
      if (value?.v === 1 && value.site === site && !(last?.at! >= value.at)) last = value;
    });
  }
  return last;
};
