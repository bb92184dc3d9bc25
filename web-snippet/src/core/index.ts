import type { Banner, BannerModule, Layer, Ui } from "../ui.ts";
import type { Config, Options, Service } from "./config.ts";
import { createApi } from "./api.ts";
import type { Explanation } from "./api.ts";
import { sendDefault, sendUpdate } from "./consent-mode.ts";
import { sweep } from "./cookies.ts";
import { allows, answer, decide, expiry, mustAsk } from "./decision.ts";
import type { Action, Answers, Decision, Stored, Surface } from "./decision.ts";
import { createEvents } from "./events.ts";
import { createGate } from "./gate.ts";
import { newSecret, sessionOf, uuidv7 } from "./ids.ts";
import { chooseLanguage, inLanguage } from "./language.ts";
import { createMatcher, isHeld } from "./match.ts";
import { createOutbox } from "./outbox.ts";
import { read, remove, setCookie, write } from "./store.ts";
import { afterPaint, whenBody } from "./page.ts";

const KEY = "jawoord";
/** Scripts that are still running put their cookies back. In milliseconds after the change. */
const SWEEPS = [0, 600, 2500];

/**
 * Runs once, at the place of the script tag: everything is held and every signal denied from here on, until a choice of this
 * visitor on this notice says otherwise. `loadBanner` is called only when the visitor has to see something.
 */
export const start = (config: Config, loadBanner: () => BannerModule, options: Options = {}): void => {
  const present = (window as unknown as Record<string, unknown>)[KEY] as { allows?: unknown; take?: () => Element[] } | undefined;
  if (present && present.allows) return; // The tag is on the page twice.
  const script = document.currentScript as HTMLScriptElement | null;
  const api = options.api || (script && script.src ? new URL(script.src).origin : location.origin);
  const nonce = (script && script.nonce) || undefined;
  /** Mechanisms and services that the owner keeps us from. */
  const off = ((script && script.getAttribute("data-off")) || "").split(/\s+/);
  const gpc = (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true;
  const sites = `${api}/v1/sites/${config.site}`;
  const events = createEvents();

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

  const boot = present && present.take;
  const taken = boot ? boot() : [];
  if (!boot) sendDefault(config);
  if (!mustAsk(decision)) sendUpdate(config, decision);
  const matcher = createMatcher(config.services);
  const gate = createGate((key) => allows(decision, key), matcher, off, taken, nonce, events.emit);
  const outbox = createOutbox(sites + "/choices", config.site, (id, status) => settle(id, status));

  const clean = (): void =>
    SWEEPS.forEach((wait) => {
      const once = (): void => void (mustAsk(decision) || sweep(config, decision));
      if (wait) setTimeout(once, wait);
      else once();
    });

  const tell = (): void => {
    const changed = Object.keys({ ...decision.categories, ...decision.services }).filter(
      (key) => allows(told, key) !== allows(decision, key),
    );
    told = decision;
    sendUpdate(config, decision);
    events.emit("change", { decision, changed });
  };

  /** Brings the page to what the stored choice says by now: a loss at once, a gain after the next paint. */
  const refresh = (): void => {
    const before = decision;
    decision = now();
    if (before.choice === decision.choice && before.status === decision.status) return;
    if (banner && !mustAsk(decision)) banner.hide();
    const lost = [...config.categories, ...config.services].filter(({ key }) => allows(before, key) && !allows(decision, key));
    if (lost.length) {
      gate.park();
      tell();
      clean();
    }
    afterPaint(() => {
      if (told !== decision) tell();
      gate.release();
    });
    if (lost.some((service) => (service as Service).reloadOnWithdraw)) {
      // By now the choice is on this device; where it can't be, it gets a moment to leave.
      Promise.race([outbox.flush(), new Promise((done) => setTimeout(done, 1000))]).then(() => location.reload());
    }
  };

  /** A choice left the outbox. One that the server will never record must not count. */
  const settle = (id: string, status: number): void => {
    const last = stored();
    const ours = last && last.id === id;
    if (status < 300) {
      if (ours) write(KEY, JSON.stringify({ ...last, recorded: true }));
      return;
    }
    console.warn(`Jawoord: choice ${id} was refused with status ${status}.`);
    events.emit("refused", { id, status });
    if (!ours) return;
    remove(KEY);
    setCookie("", 0, 0);
    refresh();
  };

  const act = (action: Action, surface: Surface, picks?: Answers): void => {
    const at = new Date();
    const maps = answer(config, decision, action, picks);
    const last = stored();
    const secret = last ? last.secret : newSecret();
    const session = sessionOf(secret);
    const id = uuidv7(+at);
    const expires = expiry(config, at, maps.categories, maps.services);
    const kept: Stored = {
      v: 1,
      site: config.site,
      secret,
      session,
      id,
      notice: config.notice,
      action,
      ...maps,
      at: at.toISOString(),
      expires: expires.toISOString(),
      recorded: false,
    };
    write(KEY, JSON.stringify(kept));
    setCookie(session, +expires, +at);
    const body = { id, session, secret, notice: config.notice, language: shown.language, action, surface, ...maps, at: kept.at };
    outbox.add(id, JSON.stringify(body));
    afterPaint(() => events.emit("choice", { action, surface, decision }));
    refresh();
  };

  let shown = config;
  let banner: Banner | undefined;
  let opening = 0;
  const show = async (layer: Layer = "preferences"): Promise<void> => {
    const turn = ++opening;
    const html = document.documentElement.lang;
    shown = await inLanguage(config, chooseLanguage(config, [script && script.getAttribute("data-lang"), html]), api);
    whenBody(() => {
      if (turn !== opening || (layer === "banner" && !mustAsk(decision))) return;
      banner = banner || loadBanner().mount(ui);
      banner.show(layer);
    });
  };
  const ui: Ui = {
    get config() {
      return shown;
    },
    nonce,
    decision: () => decision,
    stored,
    receipt() {
      const last = stored();
      return last && last.recorded ? `${sites}/receipts/${last.id}` : undefined;
    },
    act,
    shown: (layer) => events.emit("shown", { layer }),
  };

  const explain = (): Explanation => {
    const held: unknown[] = [];
    events.on("blocked", (detail) => held.push(detail))();
    const requested = performance.getEntriesByType("resource").map(({ name }) => name);
    return { held, requested: requested.filter((url) => isHeld(matcher.of(url), (key) => allows(decision, key))) };
  };
  createApi(KEY, { events, act, show, explain, decision: () => decision });

  document.addEventListener(
    "click",
    (event) => {
      const target = event.target instanceof Element && event.target.closest("[data-jawoord]");
      const what = target && target.getAttribute("data-jawoord");
      if (what !== "settings" && what !== "withdraw") return;
      event.preventDefault();
      if (what === "settings") void show();
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
      setCookie(last.session, Date.parse(last.expires), Date.now());
      clean();
    });
  } else {
    void show("banner");
  }
  setTimeout(outbox.flush);
};
