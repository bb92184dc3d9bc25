/** A target may not be smaller (WCAG 2.2, 2.5.8), so what is smaller is no place for one: pixels, hidden frames. In CSS pixels. */
const LEAST = 24;

const boxOf = (element: Element): DOMRect => element.getBoundingClientRect();

/** Whether a visitor would see the element, did it show anything. */
export const isSeen = (element: Element): boolean => {
  const { width, height, right, bottom } = boxOf(element);
  return (
    width >= LEAST &&
    height >= LEAST &&
    Math.min(right + scrollX, bottom + scrollY) > 0 &&
    getComputedStyle(element).visibility === "visible"
  );
};

/**
 * Inserts `host` as near to the element as it can stand without moving anything: the page's selectors may count siblings. What clips or
 * scrolls the element without being positioned would not do so with what is out of the flow.
 */
export const insert = (host: Element, element: Element): void => {
  for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
    const { overflow, position } = getComputedStyle(up);
    if (position !== "static") break;
    if (overflow !== "visible") up.style.position = "relative";
  }
  const { nextElementSibling, parentElement } = element;
  const layout = (): string => JSON.stringify([element, parentElement, nextElementSibling, document.body].map((one) => one && boxOf(one)));
  const before = layout();
  const fits = (["after", "before"] as const).some((place) => {
    element[place](host);
    return layout() === before;
  });
  if (!fits) document.body.append(host);
};

/**
 * Keeps `host` over the element's box by a rule of its own sheet. It stays where the flow puts it and is only shifted from there, so that
 * it follows the element by itself wherever the page moves both.
 */
export const createPlace = (host: HTMLElement, element: HTMLElement, rule: CSSStyleDeclaration): (() => void) => {
  // As in the sheet.
  let width = 99;
  let x = 0;
  let y = 0;
  return () => {
    const to = boxOf(element);
    const at = boxOf(host);
    const { position, zIndex, borderRadius } = getComputedStyle(element);
    // The page may have scaled both.
    const scale = at.width / width;
    width = to.width / scale;
    x += (to.left - at.left) / scale;
    y += (to.top - at.top) / scale;
    const over = (+zIndex || 0) + (host.nextSibling === element ? 1 : 0);
    rule.cssText =
      `position:${position === "fixed" ? position : "absolute"};width:${width}px;height:${to.height / scale}px;transform:translate(${x}px,${y}px);z-index:${over};border-radius:${borderRadius};`.replace(
        /;/g,
        "!important;",
      );
  };
};
