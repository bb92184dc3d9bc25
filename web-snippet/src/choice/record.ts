import type { Config } from "../core/config.ts";
import type { Action, Answers, Decision, Stored, Surface } from "../core/decision.ts";
import type { Extra } from "../ui.ts";
import { answer, expiry } from "./answer.ts";
import { newSecret, sessionOf, uuidv7 } from "./ids.ts";

/** What the visitor did, and on what. */
export interface Act extends Extra {
  /** The notice as it was shown, in its language. */
  readonly config: Config;
  readonly decision: Decision;
  readonly last: Stored | undefined;
  readonly action: Action;
  readonly surface: Surface;
  readonly picks?: Answers | undefined;
  /** The domain whose subdomains share the choice; empty for none. */
  readonly domain?: string;
}

/** What was material about everything that was asked. */
const seenIn = ({ categories, services }: Config): Record<string, string> => {
  const seen: Record<string, string> = {};
  for (const { key, rev } of [...categories, ...services]) if (rev) seen[key] = rev;
  return seen;
};

/** A choice in its two forms: what this browser keeps, and what is sent under `id` (contract 4.2). */
export const record = (act: Act): { id: string; kept: Stored; body: string } => {
  const { config, decision, last, action, surface, picks, imported, domain } = act;
  const { site, notice, language, gpc = [] } = config;
  const now = new Date();
  const at = now.toISOString();
  const id = uuidv7(+now);
  const secret = last ? last.secret : newSecret();
  const sent = { id, session: sessionOf(secret), secret, notice, action, at, ...(decision.gpc ? { gpc: true } : {}) };
  if (action === "signal" && last) {
    // It takes away from the choice before it, which stays.
    const categories = Object.fromEntries(gpc.map((key) => [key, false]));
    return { id, kept: { ...last, signalled: true }, body: JSON.stringify({ ...sent, categories, language, surface }) };
  }
  const maps = answer(config, decision, action, picks);
  const said = { ...sent, ...maps, ...(imported ? { imported } : {}) };
  const expires = expiry(config, imported ? new Date(imported.at) : now, maps).toISOString();
  const kept = { v: 1, site, ...said, expires, recorded: false, seen: seenIn(config), ...(domain ? { domain } : {}) } as const;
  return { id, kept, body: JSON.stringify({ ...said, language, surface }) };
};
