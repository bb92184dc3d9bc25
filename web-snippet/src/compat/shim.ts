import { allows, mustAsk } from "../core/decision.ts";
import type { Answers, Decision } from "../core/decision.ts";
import type { Host } from "../ui.ts";
import type { Names } from "./names.ts";

/** The globals and events of another tool, answered by our choice. `named` are all tools that the owner names. */
export type Shim = (host: Host, names: Names, named: readonly string[]) => void;

export const globals = window as unknown as Record<string, any>;

/** Whether a name of the other tool is granted; what the notice doesn't know is not. */
export const grants = (host: Host, names: Names, name: string): boolean => {
  const key = names.keyOf(name);
  return key !== undefined && allows(host.decision(), key);
};

export const answered = (host: Host): boolean => !mustAsk(host.decision());

/** Runs when the page is parsed, so that its own listeners are there. */
export const parsed = (run: () => void): void => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
  else run();
};

/** Tells, from when the page is parsed, what holds and then each choice, once; `before` is what was told last. */
export const follow = (host: Host, tell: (now: Decision, before: Decision | undefined) => void): void =>
  parsed(() => {
    let last: Decision | undefined;
    const next = (): void => {
      const now = host.decision();
      const before = last;
      if (before && before.choice === now.choice && before.status === now.status) return;
      last = now;
      tell(now, before);
    };
    next();
    host.on("change", next);
  });

/** Saves answers to the other tool's names; where several mean one key, all have to be yes. */
export const save = (host: Host, names: Names, answers: Answers): void => {
  const picks: Record<string, boolean> = {};
  for (const name of Object.keys(answers)) {
    const key = names.keyOf(name);
    if (key) picks[key] = picks[key] !== false && answers[name] === true;
  }
  host.act("save", "page", picks);
};

/** A function of the page, if there is one; its faults are its own. */
export const call = (run: unknown, ...args: unknown[]): void => {
  try {
    if (typeof run === "function") run(...args);
  } catch (error) {
    setTimeout(() => {
      throw error;
    });
  }
};

export const fire = (name: string, detail?: unknown): boolean => dispatchEvent(new CustomEvent(name, { detail }));

export const push = (entry: object): void => void (globals["dataLayer"] = globals["dataLayer"] || []).push(entry);

/** Adds a script of the page's; the guards see it as any other. */
export const loadScript = (
  host: Host,
  url: string,
  done?: unknown,
  attributes: Readonly<Record<string, string>> = {},
  into: ParentNode = document.head,
): void => {
  const script = document.createElement("script");
  for (const name of Object.keys(attributes)) script.setAttribute(name, attributes[name]!);
  if (host.nonce) script.nonce = host.nonce;
  script.onload = () => call(done);
  script.src = host.trust.createScriptURL(url);
  into.append(script);
};

/** Hides what a selector names, from now on: a constructed sheet needs no permission of the page's policy; where there is none, all shows. */
export const hider = (): ((selector: string) => void) => {
  try {
    const sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return (selector) => void sheet.replace(selector && selector + "{display:none!important}");
  } catch {
    return () => {};
  }
};
