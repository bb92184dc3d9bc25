import type { Tools } from "./banner/bundle.ts";
import type { Explanation, Picks } from "./core/api.ts";
import type { Load } from "./choice/assets.ts";
import type { Config, Options } from "./core/config.ts";
import type { Action, Answers, Decision, Imported, Stored, Surface } from "./core/decision.ts";
import type { Emit, Events } from "./core/events.ts";
import type { Store } from "./core/store.ts";
import type { Trust } from "./core/trusted.ts";

/** `banner` is the first layer, `preferences` the second. */
export type Layer = "banner" | "preferences";

/** What is recorded of a choice besides what was answered. */
export interface Extra {
  readonly imported?: Imported;
}

/** What the core lends to the second part of the file and to optional modules. Types only: they are bundled apart. */
export interface Host {
  /** The configuration that the file carries. */
  readonly config: Config;
  /** The second part of the file, which runs on the first call. */
  more(): Parts;
  readonly options: Options;
  /** Origin and path prefix of the server. */
  readonly api: string;
  /** The tag of this file. */
  readonly script: HTMLScriptElement | null;
  readonly nonce: string | undefined;
  readonly store: Store;
  readonly trust: Trust;
  readonly emit: Emit;
  readonly on: Events["on"];
  afterPaint(run: () => void): void;
  decision(): Decision;
  /** The last choice of this browser, whether or not it still counts. */
  stored(): Stored | undefined;
  /** Keeps a choice in this browser, or forgets it, and brings the page to it. */
  keep(choice: Stored | undefined): void;
  act(action: Action, surface?: Surface, picks?: Answers, extra?: Extra): void;
  show(layer?: Layer): void;
  /** Looks for parked elements again: their attributes may have changed. */
  scan(): void;
  /** Lets one held element go on this page, and records nothing: the visitor asked for this one. */
  once(element: Element): void;
}

/**
 * The second part of the file: what only visitors need who are asked or who choose. It runs on the first call, so that the
 * page of a returning visitor pays nothing for it.
 */
export interface Parts {
  /** What an optional module of this build sets; fails when it can't be had. */
  readonly load: Load;
  show(layer: Layer): Promise<void>;
  /** The question was answered elsewhere. */
  hide(): void;
  act(action: Action, surface?: Surface, picks?: Answers, extra?: Extra): void;
  /** `jawoord.save`: throws on a key that the notice doesn't show. */
  save(picks: Picks, surface?: Surface): void;
  /** The notice in the visitor's language, whole; fails when it can't be had. */
  notice(): Promise<Config>;
  /** Gives what was held its rules and reasons, as soon as they can be had. */
  explain(): Explanation;
  /** What the banner is made with. */
  tools(): Tools;
  /** Sends what has not reached the server. */
  flush(): Promise<void>;
  /** Sets the first-party cookies as the last choice wants them, where they differ. */
  cookies(): void;
  /** Deletes what refused services keep on this device. */
  clean(): void;
  /** Loads the page again where an answer that changed, or one of those that were `lost`, asks for it, once the choice is on its way. */
  changed(lost: readonly string[]): void;
}

/** What the banner sees. */
export interface Ui {
  /** The notice in the language of this visitor; whole once {@link notice} is there. */
  readonly config: Config;
  notice(): Promise<Config>;
  /** For `<style>` and links that the page's policy wants a nonce on. */
  readonly nonce: string | undefined;
  decision(): Decision;
  stored(): Stored | undefined;
  /** Where the receipt of the last choice is; only once the server has it. */
  receipt(): string | undefined;
  act(action: Action, surface: Surface, picks?: Answers): void;
  /** A layer was opened. */
  shown(layer: Layer): void;
  readonly load: Load;
}

export interface Banner {
  show(layer: Layer): void;
  hide(): void;
}

/** What the banner's bundle sets. */
export interface BannerPart extends Tools {
  mount(ui: Ui): Banner;
}
