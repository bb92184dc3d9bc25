import type { Stored } from "./decision.ts";
import { attempt, read } from "./store.ts";

/** Names of the storage entry and of the session's cookie. */
export const KEY = "jawoord";
/** The copy of a choice for other subdomains, and for a browser that empties its storage: a cookie that the server stamps lasts longer. */
const COPY = "jawoord_choice";
/** Browsers take cookies of 4 kB; a longer choice stays in storage alone. */
const MOST = 3000;

const copies = (): string[] =>
  document.cookie
    .split("; ")
    .filter((pair) => pair.startsWith(COPY + "="))
    .map((pair) => decodeURIComponent(pair.slice(COPY.length + 1)));

/** The latest choice of a site that this browser keeps. */
export const readChoice = (site: string): Stored | undefined => {
  let last: Stored | undefined;
  for (const text of [read(KEY), ...(attempt(copies) || [])]) {
    attempt(() => {
      const value = JSON.parse(text || "null");
      if (value.v === 1 && value.site === site && !(last && last.at >= value.at)) last = value;
    });
  }
  return last;
};

/**
 * The first-party cookies: the session, which the owner's servers and gates read, and where it is wanted a copy of the choice. `domain` is
 * for all of its subdomains. Without a choice they are deleted. What is there already is left: the server may have stamped it, and
 * Safari keeps what a script sets for seven days only.
 */
export const setCookies = (choice: Stored | undefined, copy: boolean, domain?: string): void => {
  const set = (name: string, value: string): void =>
    void attempt(() => {
      if (value && document.cookie.split("; ").includes(`${name}=${value}`)) return;
      const age = choice && value ? Math.floor((Date.parse(choice.expires) - Date.now()) / 1000) : 0;
      document.cookie = `${name}=${value};path=/;max-age=${age};samesite=lax${domain ? ";domain=" + domain : ""}${location.protocol === "https:" ? ";secure" : ""}`;
    });
  set(KEY, choice ? choice.session : "");
  if (!copy) return;
  const text = encodeURIComponent(choice ? JSON.stringify({ ...choice, recorded: true }) : "");
  set(COPY, text.length > MOST ? "" : text);
};
