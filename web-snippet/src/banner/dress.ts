import css from "jawoord/banner.css";
import type { Look } from "../core/config.ts";
import { h } from "./dom.ts";
import { applyTheme } from "./theme.ts";

/**
 * Adds a style sheet, the banner's unless another is given, with the colours of the site. A constructed one needs no permission of the
 * page's policy; where there is none, a `<style>` with the nonce.
 */
export const dress = (root: ShadowRoot, nonce: string | undefined, look: Look, text = css): CSSStyleSheet => {
  let sheet: CSSStyleSheet;
  try {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    const element = h("style", { nonce }, text);
    root.append(element);
    sheet = element.sheet!;
  }
  applyTheme(root.host, sheet, look);
  return sheet;
};
