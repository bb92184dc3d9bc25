import type { Look } from "../core/config.ts";

const GROUND = ["paper", "surface", "ink", "muted", "line"];

/** WCAG 2.2 relative luminance of `#rrggbb`. */
export const luminance = (colour: string): number =>
  [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i]!, 0);

/** Black or white, whichever reads better on a colour. */
export const inkOn = (colour: string): string => (luminance(colour) > 0.179 ? "#000000" : "#ffffff");

/** The site's tokens as custom properties. Own grounds hold in light and dark, or text and ground would come from two palettes. */
export const applyTheme = (host: Element, sheet: CSSStyleSheet, { theme = {} }: Look): void => {
  const { style } = sheet.cssRules[sheet.insertRule(":host{}", sheet.cssRules.length)] as CSSStyleRule;
  const tokens: Record<string, string | number> = { ...theme };
  const accent = String(tokens["accent"] || "");
  if (accent && !tokens["onAccent"]) tokens["onAccent"] = inkOn(accent);
  if (GROUND.some((name) => name in theme)) {
    style.colorScheme = "light";
    host.setAttribute("data-own", "");
  }
  for (const name in tokens) {
    const value = tokens[name];
    const safe = typeof value === "number" ? value + "px" : /^#[0-9a-f]{6}$/i.test(String(value)) ? String(value) : "";
    if (safe) style.setProperty("--jawoord-" + name.toLowerCase(), safe);
  }
};
