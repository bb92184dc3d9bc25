import { allows, mustAsk } from "../core/decision.ts";
import type { Host } from "../ui.ts";
import { DIALECTS, isParked, needs, park, read } from "./dialects.ts";
import type { Dialect } from "./dialects.ts";
import { keysOf } from "./keys.ts";
import type { Names } from "./names.ts";
import { parsed } from "./shim.ts";

/** Puts what is parked in the dialects of other tools into the gate's own form, now and whenever something is added. */
export const adapt = (host: Host, named: readonly string[], names: Names): void => {
  const dialects = DIALECTS.filter(({ name }) => !named.length || named.includes(name));
  const all = dialects.map(({ at }) => at).join();
  if (!all) return;
  const find = keysOf(names);
  const { services } = host.config;
  const seen = new WeakSet<Element>();
  const warned = new Set<string>();
  const taken: Record<string, number> = {};
  /** Scripts that run when what was granted is taken back, with what has to be granted. */
  const after = new Map<Element, readonly string[]>();
  const granted = new WeakSet<Element>();
  /** Markup that waits in a script. */
  const markup = new Map<Element, readonly string[]>();
  /** Something waits for the gate's look. */
  let fresh = false;
  const warn = (name: string): void => {
    console.warn(`Jawoord: "${name}" is not in this notice; what it marks stays held`);
    warned.add(name);
  };
  const may = (keys: readonly string[]): boolean => keys.every((key) => allows(host.decision(), key));

  const take = (element: Element, dialect: Dialect): boolean => {
    const { purposes, service } = read(element, dialect);
    const ours = element.getAttribute("data-consent");
    if (purposes[0] === "ignore") {
      // Only where the owner says that these marks still hold.
      if (!named.length || !ours || ours === "necessary") return false;
      element.setAttribute("data-consent", "necessary");
      return true;
    }
    const html = element.getAttribute("type") === "didomi/html";
    if (ours || (!html && !isParked(element))) return false;
    const plain = (name: string): string => name.replace(/^!/, "");
    const keys = needs(
      purposes.map(plain),
      plain(service),
      find,
      (key) => (services.find((known) => known.key === key) || { category: "" }).category,
      (name) => warned.has(name) || (dialect.weak && !named[0] && element.localName !== "script") || warn(name),
    );
    if (!keys) return false;
    if (service[0] === "!" || purposes.some((name) => name[0] === "!")) after.set(element, keys);
    else if (html) markup.set(element, keys);
    else park(element, keys);
    return true;
  };

  /** What the gate has no form for. */
  const settle = (): void => {
    after.forEach((keys, element) => {
      if (may(keys)) granted.add(element);
      else if (granted.has(element) && !mustAsk(host.decision()) && after.delete(element)) {
        park(element, ["necessary"]);
        fresh = true;
      }
    });
    if (fresh) host.scan();
    fresh = false;
    if (document.readyState === "loading") return;
    markup.forEach((keys, element) => {
      if (!may(keys)) return;
      markup.delete(element);
      const box = document.createElement("div");
      for (const { name, value } of [...element.attributes]) if (name !== "type") box.setAttribute(name, value);
      box.innerHTML = host.trust.createHTML(element.textContent!);
      element.replaceWith(box);
    });
  };

  const look = (root: ParentNode): void => {
    for (const element of [root, ...root.querySelectorAll(all)]) {
      if (!(element instanceof Element) || seen.has(element)) continue;
      const dialect = dialects.find(({ at }) => element.matches(at));
      if (!dialect || !take(element, dialect)) continue;
      seen.add(element);
      taken[dialect.name] = (taken[dialect.name] || 0) + 1;
      fresh = true;
    }
  };

  look(document);
  settle();
  new MutationObserver((records) => {
    records.forEach(({ addedNodes }) => addedNodes.forEach((node) => node instanceof Element && look(node)));
    if (fresh) settle();
  }).observe(document, { childList: true, subtree: true });
  host.on("change", settle);
  parsed(() => {
    settle();
    const report = Object.keys(taken).map((name) => `${taken[name]} × ${name}`);
    if (!named.length && report.length) console.info("Jawoord: parked for other tools: " + report.join(", "));
  });
};
