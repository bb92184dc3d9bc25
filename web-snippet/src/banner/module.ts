import type { Answers } from "../core/decision.ts";
import type { Ui } from "../ui.ts";
import { h, link } from "./dom.ts";
import { button } from "./first-layer.ts";
import type { Press } from "./first-layer.ts";
import type { Words } from "./words.ts";

/** What the banner lends to the layers that are loaded when they are asked for. */
export const kit = { h, link, button };

export interface Layers {
  readonly ui: Ui;
  readonly words: Words;
  readonly press: Press;
  readonly kit: typeof kit;
}

/** The second layer. */
export interface Preferences {
  readonly dialog: HTMLDialogElement;
  picks(): Answers;
}

/** What the module `preferences` sets. */
export interface PreferencesModule {
  readonly css: string;
  preferences(layers: Layers): Preferences;
}
