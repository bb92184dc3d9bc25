import { isErasure } from "./erasure.ts";
import { at } from "./json.ts";
import { isStated } from "./stated.ts";
import type { Report, Step } from "./steps.ts";
import { say } from "./words.ts";
import type { Language } from "./words.ts";

const OUTCOME = { holds: "holds", fails: "fails", pending: "waits" } as const;

const element = (tag: string, className: string, text = ""): HTMLElement => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
};

const line = (language: Language, { outcome, code, what }: Step): HTMLElement => {
  const item = element("li", outcome);
  item.append(element("strong", "", say(language, OUTCOME[outcome])), " ", say(language, code, { what }));
  return item;
};

/** Shows what came out: the answer first, the steps folded away unless something is wrong. Only ever text, whatever the file holds. */
export const showReport = (target: HTMLElement, language: Language, { valid, steps, json }: Report, more: string): void => {
  const pending = steps.some(({ outcome }) => outcome === "pending");
  target.replaceChildren();
  target.className = "report " + (valid ? (pending ? "waits" : "valid") : "invalid");
  const erased = json !== undefined && isErasure(json);
  target.append(element("h2", "", say(language, valid ? (erased ? "erasedValid" : pending ? "signedOnly" : "valid") : "invalid")));
  if (valid && json) {
    const text = (pointer: string): string => String(at(json, pointer) ?? "");
    const time = (pointer: string): string => new Date(text(pointer)).toLocaleString(language, { dateStyle: "long", timeStyle: "long" });
    if (erased) {
      target.append(element("p", "", say(language, "erasure", { id: text("/record_id"), site: text("/site"), at: time("/erased_at") })));
    } else {
      const places = { id: text("/record_id"), site: text("/record/site"), at: time("/record/recordedAt") };
      target.append(element("p", "", say(language, isStated(json) ? "stated" : "choice", places)));
      target.append(element("p", "", say(language, "stood", { issued: time("/issued_at"), state: say(language, "s_" + text("/state/now")) })));
    }
  }
  if (pending) target.append(element("p", "", say(language, valid ? "notShown" : "pending")));
  const details = document.createElement("details");
  details.open = !valid;
  const steplist = element("ol", "steps");
  steplist.append(...steps.map((step) => line(language, step)));
  details.append(element("summary", "", more), steplist);
  target.append(details);
};
