import type { EventName } from "./events.ts";
import { ADDRESSES, createGuard, restart } from "./guard.ts";
import { isHeld } from "./match.ts";
import type { Matcher } from "./match.ts";
import { running } from "./page.ts";
import { trust } from "./trusted.ts";

/** Parked elements carry `data-consent` with the keys that all have to be allowed. */
const PARKED = "[data-consent]";
/** Records from which on one look at the page costs less than one at each node: the parser tells of every text. */
const MANY = 50;
/** What a script that is let go gets apart, in its place. */
const OWN = /^(data-)?(type|src|nonce|href)$/;
/** Bound of what is kept for the shadow trees alone. */
const MOST_HELD = 200;

export interface Gate {
  /** Lets go, in document order, what is allowed by now. */
  release(): void;
  /** Puts back what is no longer allowed, as far as it can be: scripts that ran have run. */
  park(): void;
  /** Lets one element go on this page, whatever the decision is: the visitor asked for this one. */
  once(element: Element): void;
}

const keysOf = (element: Element): string[] => (element.getAttribute("data-consent") || "").match(/[^\s,]+/g) || [];

const isScript = (element: Element): element is HTMLScriptElement => element.localName === "script";

const isParked = (element: Element): boolean =>
  (isScript(element) && element.type === "text/plain") ||
  ADDRESSES.some((name) => element.hasAttribute("data-" + name) && !element.hasAttribute(name));

/** Whether the parser is past the end of an element, so that all of its text is there. */
const isComplete = (element: Element): boolean => {
  if (document.readyState !== "loading") return true;
  for (let node: Node | null = element; node; node = node.parentNode) if (node.nextSibling) return true;
  return false;
};

/** Holds parked elements until they are allowed, and those `taken` over from the bootstrap. Each script runs once at most. */
export const createGate = (
  allowed: (key: string) => boolean,
  matcher: Matcher,
  off: readonly string[],
  taken: readonly Element[],
  nonce: string | undefined,
  emit: (name: EventName, detail: unknown) => void,
): Gate => {
  const seen = new WeakSet<Element>();
  const released = new WeakSet<Element>();
  const queue: Element[] = [];
  /** What the guards hold. */
  const held = new Set<Element>();
  /** Scripts that were inserted and that an inline script after them has to wait for. */
  let ahead = 0;
  let draining: boolean | undefined;
  let unfinished = new Set<Element>();

  const wanted = new WeakSet<Element>();
  const mayGo = (element: Element): boolean => {
    const keys = keysOf(element);
    const granted = !!keys[0] && keys.every((key) => key.split("|").some(allowed));
    // What has been granted since goes when that is withdrawn.
    return granted ? wanted.delete(element) || true : wanted.has(element);
  };
  const tell = (name: EventName, element: Element): void => emit(name, { element, keys: keysOf(element), once: wanted.has(element) });

  /** A script element that the parser has marked as done can't run; a copy can. */
  const revive = (parked: HTMLScriptElement): HTMLScriptElement => {
    const live = document.createElement("script");
    for (const { name, value } of parked.attributes) if (!OWN.test(name)) live.setAttribute(name, value);
    const type = parked.getAttribute("data-type");
    if (type) live.type = type;
    const key = parked.nonce || nonce;
    if (key) live.nonce = key;
    live.async = parked.hasAttribute("async");
    const src = parked.getAttribute("data-src") || parked.getAttribute("src") || parked.getAttribute("data-href");
    if (src) live.src = trust.createScriptURL(src);
    else live.text = trust.createScript(parked.text);
    return live;
  };

  const open = (element: Element): void => {
    if (isScript(element) && element.type === "text/plain") {
      const live = revive(element);
      seen.add(live);
      released.add(live);
      if (live.src && !live.async && !live.defer && /^$|(java|ecma)script/i.test(live.type)) {
        ahead++;
        const done = (): void => {
          ahead--;
          drain();
        };
        live.addEventListener("load", done);
        live.addEventListener("error", done);
      }
      element.replaceWith(live);
      tell("released", live);
      return;
    }
    for (const name of ADDRESSES) {
      const value = element.getAttribute("data-" + name);
      if (value !== null) element.setAttribute(name, trust.createScriptURL(value));
    }
    released.add(element);
    restart(element);
    tell("released", element);
  };

  /** One element a task, so that a page full of tags stays responsive. */
  const drain = (): void => {
    const next = queue[0];
    if (draining || !next) return;
    // An inline script comes after those before it.
    if (ahead && next.matches("script:not([data-src],[src],[data-type=module])")) return;
    queue.shift();
    if (next.isConnected && mayGo(next)) open(next);
    else seen.delete(next);
    if (queue[0]) {
      draining = true;
      setTimeout(() => {
        draining = false;
        drain();
      });
    }
  };

  /** Gives what the bootstrap has held the keys that it waits for; answers with whether it waits for nobody. */
  const name = (element: Element): boolean => {
    const keys = ADDRESSES.map((name) => keep(element.getAttribute("data-" + name) || "", "markup", element)).find(Boolean);
    element.setAttribute("data-consent", keys || "necessary");
    return !keys;
  };

  const consider = (element: Element): void => {
    if (element.getAttribute("data-consent") === "*") name(element);
    if (seen.has(element) && (!mayGo(element) || released.has(element) || queue.includes(element))) return;
    if (!isParked(element)) return;
    if (isScript(element) && !isComplete(element)) {
      unfinished.add(element);
      return;
    }
    const known = seen.has(element);
    seen.add(element);
    if (mayGo(element)) {
      queue.push(element);
      // A frame that gets its address while the parser is at it is not loaded (seen in Chromium).
      if (document.readyState === "loading" && element.localName === "iframe") setTimeout(drain);
      else drain();
    } else if (!known) {
      tell("blocked", element);
    }
  };

  const scan = (root: Document | Element): void => {
    if ((root as Element).matches?.(PARKED)) consider(root as Element);
    root.querySelectorAll(PARKED).forEach(consider);
  };

  /** At what has come into the page, if it is no text. */
  const look = (node: Node): void => {
    if (!(node as Element).querySelectorAll) return;
    if (guarding) guard.clear(node, true);
    scan(node as Element);
  };

  const finish = (): void => {
    const waiting = unfinished;
    unfinished = new Set();
    waiting.forEach(consider);
  };

  /** The script that runs, when it is one that was let go. */
  const late = (): Element | false => {
    const script = running()!;
    return released.has(script) && script;
  };
  const keep = (address: unknown, mechanism: string, element?: Element): string => {
    const keys = element && wanted.has(element) ? "" : matcher.of(address);
    if (off.includes(mechanism) || !isHeld(keys, (key) => allowed(key) || off.includes(key))) return "";
    if (element) {
      seen.add(element);
      if (held.size < MOST_HELD) held.add(element);
    }
    emit("blocked", { element, keys: [keys], url: String(address), mechanism });
    return keys;
  };
  const guard = createGuard({
    held: keep,
    hint: matcher.hint,
    late,
  });
  let guarding: boolean | undefined;
  const protect = (): void => {
    if (guarding || matcher.keys.every(allowed)) return;
    guarding = true;
    guard.install();
  };

  new MutationObserver((records) => {
    finish();
    if (records.length > MANY) look(document);
    else records.forEach(({ addedNodes }) => addedNodes.forEach(look));
  }).observe(document, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", finish);
  protect();
  // What was only parsed, for its copy, is of another document.
  for (const element of taken) if (element.ownerDocument === document && name(element) && !element.isConnected) open(element);
  if (guarding) guard.clear(document);
  scan(document);

  return {
    release() {
      scan(document);
      // Also those in shadow trees; what is in no page was never a tag.
      held.forEach((element) => {
        if (mayGo(element) || !element.isConnected) held.delete(element);
        if (element.isConnected) consider(element);
      });
    },
    once(element) {
      wanted.add(element);
      consider(element);
    },
    park() {
      protect();
      if (guarding) guard.clear(document);
      document.querySelectorAll(PARKED).forEach((element) => {
        if (!released.has(element) || isScript(element) || mayGo(element)) return;
        released.delete(element);
        for (const name of ADDRESSES) if (element.hasAttribute("data-" + name)) element.removeAttribute(name);
        restart(element);
        tell("blocked", element);
      });
    },
  };
};
