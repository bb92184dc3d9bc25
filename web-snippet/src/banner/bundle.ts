import type { BannerPart } from "../ui.ts";
import { h } from "./dom.ts";
import { dress } from "./dress.ts";
import { mount } from "./index.ts";
import { createWords } from "./words.ts";

/** What the banner lends to modules that show something in the page themselves. */
export interface Tools {
  readonly h: typeof h;
  readonly dress: typeof dress;
  readonly words: typeof createWords;
}

declare let jawoordPart: BannerPart;
jawoordPart = { mount, h, dress, words: createWords };
