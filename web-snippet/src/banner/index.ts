import type { Banner, Layer, Ui } from "../ui.ts";
import type { Action } from "../core/decision.ts";
import { mustAsk } from "../core/decision.ts";
import { h } from "./dom.ts";
import { dress } from "./dress.ts";
import { firstLayer } from "./first-layer.ts";
import { kit } from "./module.ts";
import type { Preferences, PreferencesModule } from "./module.ts";
import { createWords } from "./words.ts";

const ACTIONS: Readonly<Record<string, Action>> = {
  "accept-all": "accept_all",
  "reject-all": "reject_all",
  save: "save",
  withdraw: "withdraw",
};

const SAID_FOR = 5000;
/** After the first layer is there, the second is fetched, so that it opens at once. In milliseconds. */
const AHEAD = 2000;
/** Longer, in milliseconds, nobody waits for the second layer: the first answers everything too. */
const PATIENCE = 8000;

/** Puts the banner at the start of the body, so that it comes first in the tab order; nothing of it shows yet. */
export const mount = (ui: Ui): Banner => {
  const look = ui.config.banner;
  const host = document.createElement("jawoord-banner");
  host.id = "jawoord";
  const root = host.attachShadow({ mode: "open" });
  const attach = (): void => void (host.isConnected || document.body?.prepend(host));
  attach();
  // Pages that are changed by swapping their body leave the question behind.
  new MutationObserver(attach).observe(document.documentElement, { childList: true });
  dress(root, ui.nonce, look);

  const state = (open: boolean): void => host.setAttribute("data-state", open ? "open" : "hidden");
  const status = h("p", { role: "status", class: "status" });
  const view = h("div", { class: "view", "data-layout": look.layout || "box", "data-position": look.position || "" });
  root.append(view, status);
  state(false);

  /** Tells it to who can't see it, and is not found again by who reads on. */
  const say = (text: string): void => {
    status.textContent = text;
    setTimeout(() => (status.textContent = ""), SAID_FOR);
  };

  /** Where the focus was before the preferences opened. */
  let opener: Element | null = null;
  let dialog: HTMLDialogElement | undefined;

  const clear = (): void => {
    const old = dialog;
    dialog = undefined;
    if (old?.open) old.close();
    view.textContent = "";
  };

  const leave = (): void => {
    turn++;
    const wasDialog = !!dialog;
    clear();
    state(false);
    if (wasDialog && opener instanceof HTMLElement && opener !== host) opener.focus();
  };

  const back = (): void => {
    if (!mustAsk(ui.decision())) return leave();
    const wanted = opener;
    show("banner");
    if (wanted === host || !wanted) view.querySelector<HTMLElement>("[data-jawoord=settings]")!.focus();
    else if (wanted instanceof HTMLElement) wanted.focus();
  };

  /** Counts what was asked for: a layer that arrives after something else was asked for is not shown. */
  let turn = 0;
  let styled = false;
  const load = (): Promise<PreferencesModule> =>
    Promise.race([
      Promise.all([ui.load<PreferencesModule>("preferences"), ui.notice()]).then(([module]) => module),
      new Promise<never>((_, fail) => setTimeout(fail, PATIENCE)),
    ]);
  const warm = (): void => void load().catch(() => {});

  const show = (layer: Layer): void => {
    const mine = ++turn;
    if (layer === "banner") return open(layer);
    if (!dialog) opener = document.activeElement;
    // Who pressed a button sees and hears that it works on it, and may still press another.
    const pressed = view.querySelector("[data-jawoord=settings]") || opener?.closest("[data-jawoord]");
    pressed?.setAttribute("aria-busy", "true");
    const loaded = load().finally(() => pressed?.removeAttribute("aria-busy"));
    loaded.then(
      (module) => {
        if (mine !== turn) return;
        if (!styled) dress(root, ui.nonce, look, module.css);
        styled = true;
        open(layer, module);
      },
      // Without the server there is still the first layer, where everything can be refused.
      () => {
        if (mine !== turn || dialog) return;
        const note = createWords(ui.config).text("unavailable");
        open("banner", undefined, note);
        say(note);
        view.querySelector<HTMLElement>("[data-jawoord=settings]")!.focus();
      },
    );
  };

  const open = (layer: Layer, module?: PreferencesModule, note?: string): void => {
    const words = createWords(ui.config);
    attach();
    clear();
    view.lang = status.lang = words.language;
    view.dir = status.dir = words.direction;
    let second: Preferences | undefined;
    const press = (what: string): void => {
      const action = ACTIONS[what];
      if (what === "settings") show("preferences");
      else if (!action) back();
      else {
        const picks = action === "save" ? second!.picks() : undefined;
        leave();
        say(words.text(action === "withdraw" ? "withdrawn" : "saved"));
        ui.act(action, layer, picks);
      }
    };
    if (module) {
      second = module.preferences({ ui, words, press, kit });
      const { dialog: next } = second;
      dialog = next;
      view.append(next);
      state(true);
      // Esc and a browser's own gestures: closing is no choice.
      next.onclose = () => dialog === next && back();
      next.showModal();
      // An ad blocker hides it, now or later: the page must not wait for what nobody sees.
      const seen = (): void => void (next.offsetWidth || next.close());
      new ResizeObserver(seen).observe(next);
      seen();
    } else {
      view.append(firstLayer(ui, words, press, note));
      state(true);
      const settings = view.querySelector<HTMLElement>("[data-jawoord=settings]")!;
      settings.onpointerenter = settings.onfocus = warm;
      setTimeout(() => settings.isConnected && warm(), AHEAD);
    }
    ui.shown(layer);
  };
  return {
    show,
    hide: leave,
  };
};
