import type { Host, Layer, Parts } from "../ui.ts";
import type { Config, Options } from "./config.ts";
import { createApi } from "./api.ts";
import type { Explanation } from "./api.ts";
import { sendDefault, sendUpdate } from "./consent-mode.ts";
import { sweep, watch } from "./cookies.ts";
import { allows, decide, mustAsk } from "./decision.ts";
import type { Action, Answers, Decision, Stored, Surface } from "./decision.ts";
import { createEvents } from "./events.ts";
import { createGate } from "./gate.ts";
import { createMatcher } from "./match.ts";
import { keysOf, read, remove, setCookie, store, write } from "./store.ts";
import { afterPaint, running, serverOf } from "./page.ts";
import { trust } from "./trusted.ts";

const KEY = "jawoord";
/** Scripts that are still running put their cookies back. In milliseconds after the change. */
const SWEEPS = [0, 600, 2500];

/**
 * Runs once, at the place of the script tag: everything is held and every signal denied from here on, until a choice of this
 * visitor on this notice says otherwise. `loadParts` is called only when the visitor has to see something, or chooses.
 */
export const start = (config: Config, loadParts: () => { create(host: Host): Parts }, options: Options = {}): void => {
  const present = (window as unknown as Record<string, unknown>)[KEY] as { allows?: unknown; take?: () => Element[] } | undefined;
  if (present && typeof present.allows === "function") return; // The tag is on the page twice.
  const script = running();
  const api = options.api || (script && script.src ? serverOf(script.src) : location.origin);
  const nonce = (script && script.nonce) || undefined;
  /** Mechanisms and services that the owner keeps us from. */
  const off = ((script && script.getAttribute("data-off")) || "").split(/\s+/);
  const gpc = (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true;
  const events = createEvents();
  /** A change of choice needs a reload: the page's policy was made for the choice before. */
  const strict = script && script.hasAttribute("data-strict");
  let parts: Parts | undefined;
  const more = (): Parts => {
    if (!parts) {
      const { emit } = events;
      const host: Host = { config, options, api, script, nonce, store, trust, emit, afterPaint, stored, keep, decision: () => decision };
      parts = loadParts().create(host);
    }
    return parts;
  };

  const stored = (): Stored | undefined => {
    try {
      const value = JSON.parse(read(KEY) || "null");
      return value && value.v === 1 && value.site === config.site ? value : undefined;
    } catch {
      return undefined;
    }
  };
  const now = (): Decision => decide(config, stored(), Date.now(), gpc);
  let decision = now();
  /** The decision that signals and listeners know. */
  let told = decision;

  const boot = present && typeof present.take === "function" && present.take;
  const taken = boot ? boot() : [];
  if (!boot) sendDefault(config);
  if (!mustAsk(decision)) sendUpdate(config, decision);
  const matcher = createMatcher(config.services);
  const gate = createGate((key) => allows(decision, key), matcher, off, taken, nonce, events.emit);

  const once = (): void => void (mustAsk(decision) || sweep(config, decision));
  const clean = (): void => SWEEPS.forEach((wait) => (wait ? setTimeout(once, wait) : once()));
  watch(once);

  /** Keys whose answer is another than it was. */
  const since = (before: Decision): string[] =>
    Object.keys({ ...decision.categories, ...decision.services }).filter((key) => allows(before, key) !== allows(decision, key));
  const tell = (): void => {
    const changed = since(told);
    told = decision;
    sendUpdate(config, decision);
    events.emit("change", { decision, changed });
  };

  /** Brings the page to what the stored choice says by now: a loss at once, a gain after the next paint. */
  const refresh = (): void => {
    const before = decision;
    decision = now();
    if (before.choice === decision.choice && before.status === decision.status) return;
    if (parts && !mustAsk(decision)) parts.hide();
    const changed = since(before);
    const lost = changed.filter((key) => allows(before, key));
    if (lost[0]) {
      gate.park();
      tell();
      clean();
    }
    afterPaint(() => {
      if (told !== decision) tell();
      gate.release();
    });
    if ((strict && changed[0]) || config.services.some(({ key, reloadOnWithdraw }) => reloadOnWithdraw && lost.includes(key))) {
      // By now the choice is on this device; where it can't be, it gets a moment to leave.
      Promise.race([more().flush(), new Promise((done) => setTimeout(done, 1000))]).then(() => location.reload());
    }
  };

  const keep = (choice: Stored | undefined): void => {
    if (choice) write(KEY, JSON.stringify(choice));
    else remove(KEY);
    setCookie(choice);
    refresh();
  };

  const act = (action: Action, surface: Surface, picks?: Answers): void => more().act(action, surface, picks);
  const show = (layer: Layer = "preferences"): void => void more().show(layer);

  const explain = (): Explanation => more().explain(events);
  createApi(KEY, { events, act, show, explain, decision: () => decision });
  if (script && script.hasAttribute("data-explain")) explain();

  document.addEventListener(
    "click",
    (event) => {
      const target = event.target instanceof Element && event.target.closest("[data-jawoord]");
      const what = target && target.getAttribute("data-jawoord");
      if (what !== "settings" && what !== "withdraw") return;
      event.preventDefault();
      if (what === "settings") show();
      else act("withdraw", "page");
    },
    true,
  );
  // Another tab changed it, or this page comes back after a while.
  addEventListener("storage", ({ key }) => (key === KEY || key === null) && refresh());
  addEventListener("pageshow", ({ persisted }) => persisted && refresh());
  document.addEventListener("visibilitychange", () => !document.hidden && refresh());

  events.emit("ready", { decision });
  const last = stored();
  if (last && !mustAsk(decision)) {
    setTimeout(() => {
      setCookie(last);
      clean();
    });
  } else {
    show("banner");
  }
  // The choices of pages that were closed before the server had them.
  setTimeout(() => void (keysOf("jawoord.outbox:")[0] && more().flush()));
};
