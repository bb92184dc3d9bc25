import { readFileSync } from "node:fs";
import { record } from "../src/choice/record.ts";
import type { Config } from "../src/core/config.ts";
import { decide } from "../src/core/decision.ts";
import type { Action, Answers } from "../src/core/decision.ts";

/** A choice on one notice while another is current, from the server's PageAgreesTest. */
interface Case {
  readonly answered: Config;
  readonly current: Config;
  readonly action: Action;
  readonly picks: Answers;
  /** The signal of Global Privacy Control while it was made, and now. */
  readonly gpcThen: boolean;
  readonly gpcNow: boolean;
}

// Says what the page sends of each choice, and what it holds of it afterwards; the server must say the same.
const now = Date.now();
const cases = JSON.parse(readFileSync(new URL(process.argv[2]!), "utf8")) as Case[];
const said = cases.map(({ answered, current, action, picks, gpcThen, gpcNow }) => {
  const { kept, body } = record({
    config: answered,
    decision: decide(answered, undefined, now, gpcThen),
    last: undefined,
    action,
    surface: "preferences",
    picks,
  });
  return { sent: JSON.parse(body), decision: decide(current, kept, now, gpcNow) };
});
console.log(JSON.stringify(said));
