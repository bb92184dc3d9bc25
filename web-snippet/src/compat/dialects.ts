import type { FindKeys } from "./keys.ts";

/** How one consent tool marks what waits: where the names stand. Facts from the tools' public documentation (MOVING.md). */
export interface Dialect {
  readonly name: string;
  /** Selector of what carries the marks. */
  readonly at: string;
  /** Attributes with purposes, separated by commas or blanks, all of which have to be granted; the first that is there counts. */
  readonly purposes?: string;
  /** Attributes with the one service that it belongs to. */
  readonly service?: string;
  /** What is put before the names, where they say nothing by themselves. */
  readonly prefix?: string;
  /** Marks that pages use for other things too: outside of scripts only names that the notice knows count. */
  readonly weak?: true;
}

/** The first that fits an element reads it: the more specific ones stand first. */
export const DIALECTS: readonly Dialect[] = [
  { name: "cookiebot", at: "[data-cookieconsent],[data-cookieblock-src]", purposes: "data-cookieconsent" },
  { name: "usercentrics", at: "[data-usercentrics]", service: "data-usercentrics" },
  { name: "onetrust", at: "[class*=optanon-category-],[class*=ot-vscat-]", purposes: "class" },
  { name: "didomi", at: "[type^=didomi]", purposes: "data-purposes", service: "data-vendor data-vendor-raw" },
  { name: "iubenda", at: "[class*=_iub_cs_activate]", purposes: "data-iub-purposes", prefix: "iubenda-" },
  { name: "cookieyes", at: "[data-cookieyes]", purposes: "data-cookieyes" },
  { name: "civic", at: "[data-cc-category]", purposes: "data-cc-category" },
  { name: "termly", at: "[data-categories]", purposes: "data-categories", weak: true },
  {
    name: "c15t",
    at: "[data-c15t-category],iframe[data-category]:not([data-src-cmplz])",
    purposes: "data-c15t-category data-category",
    service: "data-c15t-vendor data-vendor",
    weak: true,
  },
  {
    name: "orestbida",
    at: "script[data-category]:not([data-cmplz-src]),[data-cookiecategory]",
    purposes: "data-category data-cookiecategory",
    service: "data-service",
    weak: true,
  },
  { name: "complianz", at: "script[data-category],[data-src-cmplz]", purposes: "data-category", service: "data-service" },
  { name: "klaro", at: "[data-name]", service: "data-name", weak: true },
];

/** Attributes of other tools that hold an address; what has one may have a stand-in's address of its own. */
const ADDRESSES = ["data-cookieblock-src", "data-suppressedsrc", "suppressedsrc", "data-cmplz-src", "data-src-cmplz"];
const OURS = /^data-(src|srcset|href|data|poster)$/;

/** Whether an element has no address of its own: none, or that of an empty page, which stands in for one that waits. */
const isEmpty = (element: Element): boolean => /^(about:blank)?$/.test(element.getAttribute("src") || "");

/** What an element names. */
export interface Marks {
  readonly purposes: readonly string[];
  readonly service: string;
}

type Attributes = Pick<Element, "getAttribute">;

const first = (element: Attributes, names = ""): string =>
  names
    .split(" ")
    .map((name) => name && element.getAttribute(name))
    .find(Boolean) || "";

/** The names of one class list: `optanon-category-C0002-C0004` has two. */
const inClasses = (list: string): string[] =>
  [...list.matchAll(/(?:optanon-category|ot-vscat)-(\S+)/g)].flatMap(([, ids]) => ids!.split("-"));

/** Reads what an element of a dialect names. One that names nothing has the dialect's own name, so that an owner can map it. */
export const read = (element: Attributes, dialect: Dialect): Marks => {
  const text = first(element, dialect.purposes);
  const found = dialect.purposes === "class" ? inClasses(text) : text.split(/[\s,]+/);
  const purposes = found.filter(Boolean).map((name) => (dialect.prefix || "") + name.replace(/^cookieyes-/, ""));
  const service = first(element, dialect.service);
  return { purposes: purposes.length || service ? purposes : [dialect.name], service };
};

/**
 * The keys that all have to be allowed: the service where the notice knows it, and the purposes that aren't the service's own.
 * `undefined` when a name means nothing to the notice. `inside` is the category of a service.
 */
export const needs = (
  purposes: readonly string[],
  service: string,
  find: FindKeys,
  inside: (service: string) => string,
  unknown: (name: string) => void,
): readonly string[] | undefined => {
  const own = (service && find(service)) || [];
  const keys = new Set(own);
  const strange = (service && !purposes.length ? [service] : purposes).filter((name) => !find(name));
  strange.forEach(unknown);
  const covered = own.map(inside);
  purposes.forEach((name) => (find(name) || []).forEach((key) => covered.includes(key) || keys.add(key)));
  return strange.length ? undefined : [...keys];
};

const isScript = (element: Element): element is HTMLScriptElement => element.localName === "script";
/** Whether an element waits for its consent tool: its own address is not there, or not yet, or its type keeps it from running. */
export const isParked = (element: Element): boolean => {
  const foreign = ADDRESSES.some((name) => element.hasAttribute(name));
  const away = foreign || (isEmpty(element) && [...element.attributes].some(({ name }) => OURS.test(name)));
  if (!isScript(element)) return away;
  // What runs waits where there is nothing to run yet; data in a script waits for nobody.
  return (
    /^text\/plain|opt-in|didomi/.test(element.type) || (/^$|^module|script$/.test(element.type) && away && !element.src && !element.text)
  );
};

/** Puts an element into the form that the gate reads. No step of it loads anything: addresses only move between names that aren't loaded. */
export const park = (element: Element, keys: readonly string[]): void => {
  if (isScript(element) && element.type !== "text/plain") {
    if (element.type === "module") element.setAttribute("data-type", "module");
    element.type = "text/plain";
  }
  // The gate waits for nothing of an element that has its address.
  if (isEmpty(element)) element.removeAttribute("src");
  for (const name of ADDRESSES) {
    const address = element.getAttribute(name);
    if (address === null) continue;
    // A stand-in's address.
    element.removeAttribute("src");
    element.removeAttribute(name);
    element.setAttribute("data-src", address);
  }
  element.setAttribute("data-consent", keys.join(" "));
};
