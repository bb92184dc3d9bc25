import type { Extra, Host, Layer, Parts } from "../ui.ts";
import type { Config, Options, Service } from "./config.ts";
import { createApi } from "./api.ts";
import type { Explanation } from "./api.ts";
import { sendDefault, sendUpdate } from "./consent-mode.ts";
import { allows, decide, mustAsk } from "./decision.ts";
import type { Action, Answers, Decision, Stored, Surface } from "./decision.ts";
import { createEvents } from "./events.ts";
import { createGate } from "./gate.ts";
import { KEY, readChoice } from "./kept.ts";
import { mayBeLeft } from "./left.ts";
import { createMatcher } from "./match.ts";
import { attempt, keysOf, remove, store, write } from "./store.ts";
import { afterPaint, running, serverOf } from "./page.ts";
import { trust } from "./trusted.ts";

/** Elements that leave a hole in the page while they are held, and places of widgets that scripts draw. */
const EMBED = ":is(iframe,embed,object,video,audio,source)[data-consent]:not([src],[data]),[data-jawoord-placeholder]";
/** What pages have parked for other consent tools. */
const FOREIGN = '[type="text/plain"]:not([data-consent]),[type^=didomi],iframe[data-src]:not([data-consent]),[data-cookieblock-src]';

/**
 * Runs once, at the place of the script tag: everything is held and every signal denied from here on, until a choice of this
 * visitor on this notice says otherwise. `loadParts` is called only when the visitor has to see something, or chooses.
 */
export const start = (config: Config, loadParts: () => { create(host: Host): Parts }, options: Options = {}): void => {
  const script = running();
  /**
   * Chromium notes which lines look at cookies, and for that parses each function that is being run once more, this file as a whole too: so
   * what looks is short, and called by nobody. A microtask comes before anything else of the page where the script has an address.
   */
  const first = (): void =>
    begin(config, loadParts, options, script, readChoice(config.site), (navigator as Navigator & { globalPrivacyControl?: boolean }).globalPrivacyControl === true);
  // A script without an address may be run by another, and what that does next comes before a microtask.
  script?.src ? queueMicrotask(first) : first();
};

const begin = (
  config: Config,
  loadParts: () => { create(host: Host): Parts },
  options: Options,
  script: HTMLScriptElement | null,
  last: Stored | undefined,
  gpc: boolean,
): void => {
  const present = (window as unknown as Record<string, unknown>)[KEY] as { allows?: unknown; take?: unknown } | undefined;
  if (typeof present?.allows === "function") return; // The tag is on the page twice.
  const api = options.api || (script?.src ? serverOf(script.src) : location.origin);
  const nonce = script?.nonce || undefined;
  const option = (name: string): string | null | undefined => script?.getAttribute("data-" + name);
  /** Mechanisms and services that the owner keeps us from. */
  const off = (option("off") || "").split(/\s+/);
  /** Markup and calls of other consent tools that this page has. */
  const compat = option("compat");
  const events = createEvents();
  let parts: Parts | undefined;
  const more = (): Parts => (parts ||= loadParts().create(host));

  const stored = (): Stored | undefined => readChoice(config.site);
  const by = (kept: Stored | undefined): Decision => decide(config, kept, Date.now(), gpc);
  let decision = by(last);
  /** The decision that signals and listeners know. */
  let told = decision;

  const taken = typeof present?.take === "function" && (present as { take(): Element[] }).take();
  if (!taken) sendDefault(config);
  if (!mustAsk(decision)) sendUpdate(config, decision);
  const matcher = createMatcher(config.services);
  const gate = createGate((key) => allows(decision, key), matcher, off, taken || [], nonce, events.emit);

  /** Services that an answer has refused. */
  const refused = (): Service[] => (mustAsk(decision) ? [] : config.services.filter(({ key }) => !allows(decision, key)));
  let cleaning: boolean | undefined;
  /** What they have left behind is deleted by a module, which also looks whether it comes back. */
  const clean = (): void => {
    if ((cleaning = !!refused()[0])) more().clean();
  };
  /** That is loaded only on a page where there is something to delete. */
  const look = (): void => {
    if (!cleaning && attempt(() => mayBeLeft(refused()))) clean();
  };

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
    decision = by(stored());
    if (before.choice === decision.choice && before.status === decision.status) return;
    if (!mustAsk(decision)) parts?.hide();
    const changed = since(before);
    const lost = changed.filter((key) => allows(before, key));
    if (lost[0]) {
      gate.park();
      tell();
    }
    afterPaint(() => {
      if (told !== decision) tell();
      gate.release();
      clean();
    });
    if (changed[0]) more().changed(lost);
  };

  const keep = (choice: Stored | undefined): void => {
    if (choice) write(KEY, JSON.stringify(choice));
    else remove(KEY);
    refresh();
  };

  const act = (action: Action, surface?: Surface, picks?: Answers, extra?: Extra): void => more().act(action, surface, picks, extra);
  const show = (layer: Layer = "preferences"): void => void more().show(layer);

  const explain = (): Explanation => more().explain();
  const host: Host = {
    config,
    more,
    options,
    api,
    script,
    nonce,
    store,
    trust,
    ...events,
    afterPaint,
    stored,
    keep,
    decision: () => decision,
    act,
    show,
    scan: gate.release,
    once: gate.once,
  };
  /** Starts an optional module on this page, once; without it the page goes on, with what is held still held. */
  const started: Record<string, Promise<unknown>> = {};
  const run = (name: string): Promise<unknown> =>
    (started[name] ||=
      more().load<(host: Host) => unknown>(name)
        .then((module) => module(host))
        .catch(() => delete started[name]));
  createApi(KEY, host, explain);
  if (option("explain") != null) explain();

  document.addEventListener(
    "click",
    (event) => {
      const target = (event.target as Element).closest?.<HTMLElement>("[data-jawoord=settings],[data-jawoord=withdraw]");
      if (!target) return;
      event.preventDefault();
      if (target.dataset["jawoord"] === "settings") show();
      else act("withdraw");
    },
    true,
  );
  // Another tab changed it, or this page comes back after a while.
  addEventListener("storage", ({ key }) => (key === KEY || key === null) && refresh());
  addEventListener("pageshow", ({ persisted }) => persisted && refresh());
  document.addEventListener("visibilitychange", () => document.hidden || refresh());

  events.emit("ready", { decision });
  const ask = (): void => {
    if (mustAsk(decision)) show("banner");
  };
  if (last && !mustAsk(decision)) {
    setTimeout(() => {
      // A browser that empties its storage for scripts has taken the cookie too.
      if (!attempt(() => document.cookie.includes(KEY + "="))) more().cookies();
      look();
    });
    if (refused()[0]) (window as { cookieStore?: EventTarget }).cookieStore?.addEventListener("change", look);
    // The signal came after the choice: the server has to know of it.
    if (gpc && !last.gpc && !last.signalled && config.gpc?.some((key) => last.categories[key])) act("signal");
  } else if (compat == null) {
    ask();
  }
  if (compat != null) void run("compat").then(ask);
  const embeds = (element?: Element): void => {
    if (option("placeholders") !== "off" && (element?.matches(EMBED) || document.querySelector(EMBED))) void run("placeholders");
  };
  const late = (): void => {
    if (compat == null && document.querySelector(FOREIGN)) void run("compat");
    embeds();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", late);
  else late();
  // It is told of before it is marked.
  events.on("blocked", (detail) => queueMicrotask(() => embeds((detail as { element?: Element }).element)));
  // The choices of pages that were closed before the server had them.
  setTimeout(() => keysOf("jawoord.outbox:")[0] && more().flush());
};
