import type { Config } from "../core/config.ts";
import type { Action, Answers, Decision, Stored, Surface } from "../core/decision.ts";
import { answer, expiry } from "./answer.ts";
import { newSecret, sessionOf, uuidv7 } from "./ids.ts";

/** What the visitor did, and on what. */
export interface Act {
  /** The notice as it was shown, in its language. */
  readonly config: Config;
  readonly decision: Decision;
  readonly last: Stored | undefined;
  readonly action: Action;
  readonly surface: Surface;
  readonly picks?: Answers | undefined;
}

/** A choice in its two forms: what this browser keeps, and what is sent (contract 4.2). */
export const record = ({ config, decision, last, action, surface, picks }: Act): { kept: Stored; body: string } => {
  const { site, notice, language } = config;
  const at = new Date();
  const maps = answer(config, decision, action, picks);
  const secret = last ? last.secret : newSecret();
  const said = { session: sessionOf(secret), secret, id: uuidv7(+at), notice, action, ...maps, at: at.toISOString() };
  return {
    kept: { v: 1, site, ...said, expires: expiry(config, at, maps).toISOString(), recorded: false },
    body: JSON.stringify({ ...said, language, surface }),
  };
};
