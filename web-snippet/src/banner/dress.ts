import css from "jawoord/banner.css";
import type { Look } from "../core/config.ts";
import { h } from "./dom.ts";
import { applyTheme } from "./theme.ts";

/** The look that the site has chosen: for the banner, and for what stands in the page itself. */
export const dress = (root: ShadowRoot, nonce: string | undefined, look: Look): void => applyTheme(style(root, nonce, css), look);

/** A constructed sheet needs no permission of the page's policy; where there is none, a `<style>` with the nonce. */
export const style = (root: ShadowRoot, nonce: string | undefined, css: string): CSSStyleSheet => {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return sheet;
  } catch {
    const element = h("style", { nonce }, css);
    root.append(element);
    return element.sheet!;
  }
};
