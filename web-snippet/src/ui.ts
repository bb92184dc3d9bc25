import type { Config } from "./core/config.ts";
import type { Action, Answers, Decision, Stored, Surface } from "./core/decision.ts";

/** What the core lends to the banner. Types only: the two are bundled apart. */
export interface Ui {
  readonly config: Config;
  /** For `<style>` and links that the page's policy wants a nonce on. */
  readonly nonce: string | undefined;
  decision(): Decision;
  /** The last choice of this browser, whether or not it still counts. */
  stored(): Stored | undefined;
  /** Where the receipt of the last choice is; only once the server has it. */
  receipt(): string | undefined;
  act(action: Action, surface: Surface, picks?: Answers): void;
  /** A layer was opened. */
  shown(layer: Layer): void;
}

/** `banner` is the first layer, `preferences` the second. */
export type Layer = "banner" | "preferences";

export interface Banner {
  show(layer: Layer): void;
  /** The question was answered elsewhere. */
  hide(): void;
}

export interface BannerModule {
  mount(ui: Ui): Banner;
}
