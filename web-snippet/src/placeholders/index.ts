import css from "jawoord/placeholders.css";
import type { Host } from "../ui.ts";
import { card } from "./card.ts";
import { missing, needOf } from "./needs.ts";
import { createPlace, insert, isSeen } from "./place.ts";
import { previewOf } from "./preview.ts";

const EMBED = "iframe,embed,object,video,audio";
const WIDGET = "data-jawoord-placeholder";

interface Shown {
  readonly keys: string;
  readonly host: HTMLElement;
  place(): void;
}

/** Shows in the place of each embed that is held, and of each widget that waits, what it is and how it is had. */
export const placeholders = async (page: Host): Promise<void> => {
  const { notice, tools } = page.more();
  const config = await notice().catch(() => page.config);
  const { dress, h, words } = tools();
  const said = words(config);
  const watched = new WeakSet<Element>();
  /** Of the elements that are in the page now. */
  const shown = new Map<HTMLElement, Shown>();

  const allowed = (key: string): boolean => {
    const { categories, services } = page.decision();
    return { ...services, ...categories }[key] === true;
  };
  /** Media load through elements of their own. */
  const partsOf = (element: Element): Element[] => [element, ...element.querySelectorAll("source")];

  /** What has still to be granted; nothing once the element has its address again. */
  const keysOf = (element: Element): string[] => {
    const widget = element.getAttribute(WIDGET);
    if (widget !== null) return missing([widget], allowed);
    const parts = partsOf(element);
    return parts.some((part) => part.matches("[src],[data],[srcdoc]"))
      ? []
      : missing(
          parts.map((part) => part.getAttribute("data-consent")),
          allowed,
        );
  };

  const pictureOf = (element: Element): string | undefined => {
    const link = h("a", { href: element.getAttribute("data-src") || element.getAttribute("data-data") || "" });
    return previewOf(config, page.api, link.href);
  };

  const drop = (element: HTMLElement): void => {
    const { host } = shown.get(element)!;
    shown.delete(element);
    element.inert = false;
    if (host.shadowRoot!.activeElement) {
      // Audio, frames and video take it by themselves.
      if (/^[^aiv]/.test(element.localName)) element.tabIndex = -1;
      element.focus({ preventScroll: true });
    }
    host.remove();
  };

  const show = (element: HTMLElement, keys: readonly string[]): void => {
    const host = document.createElement("jawoord-placeholder");
    const root = host.attachShadow({ mode: "open" });
    dress(root, page.nonce, config.banner);
    const rule = dress(root, page.nonce, config.banner, css).cssRules[1] as CSSStyleRule;
    const needs = keys.map((key) => needOf(config, key));
    const acts = {
      once: element.hasAttribute(WIDGET) ? undefined : () => partsOf(element).forEach(page.once),
      always: () => page.act("save", "placeholder", Object.fromEntries(keys.map((key) => [key, true]))),
      settings: () => page.show(),
    };
    root.append(...card(h, said, needs, acts, pictureOf(element)));
    insert(host, element);
    element.inert = true;
    shown.set(element, { keys: keys.join(), host, place: createPlace(host, element, rule.style) });
  };

  const update = (element: HTMLElement): void => {
    const keys = keysOf(element);
    const seen = !!keys[0] && isSeen(element);
    const last = shown.get(element);
    if (last && !(seen && last.keys === keys.join() && last.host.isConnected)) drop(element);
    if (seen && !shown.has(element)) show(element, keys);
    if (seen) shown.get(element)!.place();
  };

  const watch = (element: HTMLElement): void => {
    if (!watched.has(element)) sizes.observe(element);
    watched.add(element);
    update(element);
  };
  const updateAll = (): void => [...shown.keys()].forEach(update);
  // It also tells of elements that come into the page or go, and holds none of them.
  const sizes = new ResizeObserver((entries) => {
    entries.forEach(({ target }) => update(target as HTMLElement));
    updateAll();
  });
  let due = 0;
  /** What moves an embed may leave its size. */
  const soon = (): void => {
    due =
      due ||
      requestAnimationFrame(() => {
        due = 0;
        document.querySelectorAll<HTMLElement>(`[${WIDGET}]`).forEach(watch);
        updateAll();
      });
  };

  const told = async (detail: unknown): Promise<void> => {
    const { element } = detail as { element?: Element };
    // It is told of before it is marked.
    await 0;
    const embed = element && element.closest<HTMLElement>(EMBED);
    if (embed) watch(embed);
  };
  page.on("blocked", told);
  page.on("released", told);
  page.on("change", soon);
  new MutationObserver(soon).observe(document, { childList: true, subtree: true });
  addEventListener("resize", soon);
  soon();
};
