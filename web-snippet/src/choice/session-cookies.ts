import { COPY, KEY } from "../core/kept.ts";
import type { Stored } from "../core/decision.ts";
import { attempt } from "../core/store.ts";

/** Browsers take cookies of 4 kB; a longer choice stays in storage alone. */
const MOST = 3000;

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
  set(KEY, choice?.session || "");
  if (!copy) return;
  const text = encodeURIComponent(choice ? JSON.stringify({ ...choice, recorded: true }) : "");
  set(COPY, text.length > MOST ? "" : text);
};
