import type { Banner, Ui } from "../ui.ts";
import { dress, style } from "./dress.ts";
import { h } from "./dom.ts";
import { mount } from "./index.ts";
import { createWords } from "./words.ts";

/** What the banner lends to modules that show something in the page themselves. */
const tools = { h, dress, style, createWords };
export type Tools = typeof tools;

declare let jawoordPart: { mount(ui: Ui): Banner; tools: Tools };
jawoordPart = { mount, tools };
