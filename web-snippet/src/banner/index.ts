import type { Banner, Layer, Ui } from "../ui.ts";
import type { Action } from "../core/decision.ts";
import { mustAsk } from "../core/decision.ts";
import css from "jawoord/banner.css";
import { h } from "./dom.ts";
import { firstLayer } from "./first-layer.ts";
import { preferences } from "./preferences.ts";
import { applyTheme } from "./theme.ts";
import { createWords } from "./words.ts";

const ACTIONS: Readonly<Record<string, Action>> = {
  "accept-all": "accept_all",
  "reject-all": "reject_all",
  save: "save",
  withdraw: "withdraw",
};

const SAID_FOR = 5000;

/** Puts the banner at the start of the body, so that it comes first in the tab order; nothing of it shows yet. */
export const mount = (ui: Ui): Banner => {
  const look = ui.config.banner;
  const host = document.createElement("jawoord-banner");
  host.id = "jawoord";
  const root = host.attachShadow({ mode: "open" });
  document.body.prepend(host);
  applyTheme(style(root, ui.nonce), look);

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
    if (old && old.open) old.close();
    view.textContent = "";
  };

  const leave = (): void => {
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

  const show = (layer: Layer): void => {
    const words = createWords(ui.config);
    if (layer === "preferences" && !dialog) opener = document.activeElement;
    clear();
    view.lang = status.lang = words.language;
    view.dir = status.dir = words.direction;
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
    const second = layer === "preferences" ? preferences(ui, words, press) : undefined;
    view.append(second ? second.dialog : firstLayer(ui, words, press));
    state(true);
    if (second) {
      dialog = second.dialog;
      // Esc and a browser's own gestures: closing is no choice.
      dialog.onclose = () => dialog === second.dialog && back();
      dialog.showModal();
    }
    ui.shown(layer);
  };
  return { show, hide: leave };
};

/** A constructed sheet needs no permission of the page's policy; where there is none, a `<style>` with the nonce. */
const style = (root: ShadowRoot, nonce: string | undefined): CSSStyleSheet => {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    return sheet;
  } catch {
    const element = h("style", { nonce }, css);
    root.append(element);
    return element.sheet!;
  }
};
