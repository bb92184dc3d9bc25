import type { Look } from "../core/config.ts";

const GROUND = ["paper", "surface", "ink", "muted", "line"];

/** The site's tokens as custom properties. Own grounds hold in light and dark, or text and ground would come from two palettes. */
export const applyTheme = (host: Element, sheet: CSSStyleSheet, { theme = {} }: Look): void => {
  const { style } = sheet.cssRules[sheet.insertRule(":host{}", sheet.cssRules.length)] as CSSStyleRule;
  if (GROUND.some((name) => name in theme)) host.setAttribute("data-own", "");
  for (const name in theme) {
    const value = theme[name];
    const safe = typeof value === "number" ? value + "px" : /^#[0-9a-f]{6}$/i.test(value!) ? value! : "";
    if (safe) style.setProperty("--jawoord-" + name.toLowerCase(), safe);
  }
};
