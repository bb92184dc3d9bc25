import { Fault } from "./fault.ts";
import type { JsonObject } from "./json.ts";

/** As the server's class Steps: the same steps under the same names. */
export interface Step {
  readonly name: "form" | "signature" | "agreement" | "leaf" | "checkpoint" | "erased";
  readonly outcome: "holds" | "fails" | "pending";
  /** Key of the sentence that tells it. */
  readonly code: string;
  /** What the sentence names; may be empty. */
  readonly what: string;
}

export interface Report {
  readonly valid: boolean;
  readonly steps: readonly Step[];
  /** What was checked; undefined when the file is nothing of that form. */
  readonly json: JsonObject | undefined;
}

export type Take = (name: Step["name"], work: () => Promise<string> | string, code?: string) => Promise<void>;

/** Takes steps one after the other; what each finds goes to the list. */
export const taking = (steps: Step[]): Take => async (name, work, code = name) => {
  try {
    steps.push({ name, outcome: "holds", code, what: await work() });
  } catch (error) {
    const fault = error instanceof Fault ? error : new Fault("unreadable");
    steps.push({ name, outcome: "fails", code: fault.message, what: fault.what });
  }
};

export const reportOf = (steps: readonly Step[], json: JsonObject | undefined): Report => ({
  valid: steps.every(({ outcome }) => outcome !== "fails"),
  steps,
  json,
});
