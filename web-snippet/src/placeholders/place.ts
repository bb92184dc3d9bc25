/** A target may not be smaller (WCAG 2.2, 2.5.8), so what is smaller is no place for one: pixels, hidden frames. In CSS pixels. */
const LEAST = 24;

/** Whether a visitor would see the element, did it show anything. */
export const isSeen = (element: Element): boolean => {
  const { width, height, right, bottom } = element.getBoundingClientRect();
  return (
    width >= LEAST &&
    height >= LEAST &&
    right + scrollX > 0 &&
    bottom + scrollY > 0 &&
    getComputedStyle(element).visibility === "visible"
  );
};

/** Inserts `host` as near to the element as it can stand without moving anything: the page's selectors may count siblings. */
export const insert = (host: Element, element: Element): void => {
  const { nextElementSibling, parentElement } = element;
  const layout = (): string => JSON.stringify([element, parentElement, nextElementSibling, document.body].map((one) => one && one.getBoundingClientRect()));
  const before = layout();
  [() => element.after(host), () => element.before(host), () => document.body.append(host)].some((put) => {
    put();
    return layout() === before;
  });
};

/**
 * Keeps `host` over the element's box by a rule of its own sheet. It stays where the flow puts it and is only shifted from there, so that
 * it follows the element by itself wherever the page moves both.
 */
export const createPlace = (host: HTMLElement, element: HTMLElement, rule: CSSStyleDeclaration): (() => void) => {
  let x = 0;
  let y = 0;
  let last = "";
  return () => {
    const to = element.getBoundingClientRect();
    const at = host.getBoundingClientRect();
    const { position, zIndex, borderRadius } = getComputedStyle(element);
    // The page may have scaled it; fractions of a pixel are none.
    const ratio = to.width / element.offsetWidth;
    const scale = Math.abs(ratio - 1) < 0.02 ? 1 : ratio;
    x += (to.left - at.left) / scale;
    y += (to.top - at.top) / scale;
    const over = (parseInt(zIndex) || 0) + (host.nextSibling === element ? 1 : 0);
    const next = `position:${position === "fixed" ? position : "absolute"};width:${to.width / scale}px;height:${to.height / scale}px;transform:translate(${x}px,${y}px);z-index:${over};border-radius:${borderRadius};`;
    if (next !== last) rule.cssText = next.replace(/;/g, "!important;");
    last = next;
  };
};
