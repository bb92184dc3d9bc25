import { running } from "./page.ts";
import { trust } from "./trusted.ts";

/** Where elements keep addresses that are loaded without being asked. */
export const ADDRESSES = ["src", "srcset", "href", "data", "poster"];

/** Links that wait for a click need no look. */
const LOADING = `:is(${ADDRESSES.map((name) => `[*|${name}]`)}):not(a,area,base)`;
const KINDS = "Script Image IFrame Link Media Video Source Track Embed Object Input";
const NAME = RegExp(`^(?:\\w+:)?(${ADDRESSES.join("|")})$`, "i");
/** Links that wait for a click. */
const LAZY = /^(a|area|base)$/i;
/** What is inside is text, or loads nothing. */
const INERT = /^(script|style|template|textarea|title|noscript|iframe|xmp)$/i;

type Place = "replaceChildren" | "replaceWith" | "before" | "prepend" | "append" | "after";

const PLACES: Readonly<Record<string, Place>> = { beforebegin: "before", afterbegin: "prepend", beforeend: "append", afterend: "after" };

/** Addresses that fail by themselves and without a request: a file that is not there, a port that browsers never open. */
const NO_FILE = "blob:held";
const NO_SOCKET = "wss://localhost:1";

/** What the guards ask of the gate. */
export interface Keeper {
  /** The keys that an address has to wait for; empty when it may go. It is told of when it may not. */
  held(address: unknown, mechanism: string, element?: Element): string;
  /** Whether markup may hold such an address. */
  hint(html: unknown): boolean;
  /** The running script, when it is one that the gate let go. */
  late(): Element | false | null;
}

/** The type of a script that its page has parked. */
const PARKED = "text/plain";

export interface Guard {
  /** Takes away what the elements at and below a node may not load; of scripts in the page only `fresh` ones, which have not run. */
  clear(root: Node, fresh?: boolean): void;
  /** From here on nothing is loaded that has to wait, whoever asks. */
  install(): void;
}

// Whatever a page hands to the browser.
type Arguments = any[];

/** Nodes that load nothing as long as they stay in here. */
const inert = (html: string): HTMLTemplateElement => {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template;
};

const globals = window as any;

export const createGuard = ({ held, hint, late }: Keeper): Guard => {
  /** Puts an address where it is not loaded from, if it has to wait. */
  const hold = (element: Element, attribute: unknown, value: unknown, mechanism = "element"): boolean => {
    const known = NAME.exec(attribute as string);
    if (!known || LAZY.test(element.localName)) return false;
    const name = known[1]!.toLowerCase();
    return (name === "srcset" ? String(value).trim().split(/,?\s+/) : [value]).some((address) => {
      const keys = held(address, mechanism, element);
      if (!keys) return false;
      element.setAttribute("data-" + name, value as string);
      element.setAttribute("data-consent", keys);
      element.removeAttribute(attribute as string);
      restart(element);
      return true;
    });
  };

  /** Whose an address is that is an object of its own, as in svg. */
  const owners = new WeakMap<object, Element>();

  /** What was looked at since the last loss: a look at the whole page leaves it out. */
  let looked = new WeakSet<Element>();

  const clear = (root: Node, fresh?: boolean): void => {
    const whole = root === document;
    if (whole && !fresh) looked = new WeakSet();
    // Nodes may be of another window, whose classes are others.
    const below = [...((root as Element).querySelectorAll?.(LOADING) || [])];
    for (const element of (root as Element).matches ? [root as Element, ...below] : below) {
      const met = element.localName === "script" && element.isConnected;
      const old = whole && looked.has(element);
      looked.add(element);
      // What no parser made and is in the page with its address has got past us: it runs, and must not run again.
      if (old || (met && (!fresh || (element as HTMLScriptElement).async > element.hasAttribute("async")))) continue;
      for (const { name, value } of [...element.attributes]) {
        if (!hold(element, name, value, "markup") || !met) continue;
        // The parser asks for the type after us.
        const type = element.getAttribute("type");
        if (type && type !== PARKED) element.setAttribute("data-type", type);
        element.setAttribute("type", PARKED);
      }
    }
  };

  /** Nodes instead of markup that may hold addresses; their template has let go of those. */
  const insert = (element: Element, place: Place, html: string): boolean => {
    if (!place || !hint(html) || INERT.test(element.localName)) return false;
    element[place](inert(html).content);
    return true;
  };

  /** Markup without the addresses that have to wait. */
  const clean = (_: unknown, args: Arguments): void => {
    if (!hint(args[0])) return;
    const template = inert(args[0]);
    clear(template.content);
    args[0] = trust.createHTML(template.innerHTML);
  };

  /** The start of a tag that a script writes in pieces; another's would have begun after the page's own markup in between. */
  let rest = "";
  let writer: Element | null;
  const write = (self: unknown, args: Arguments, name: string): boolean => {
    const script = late();
    if (writer !== (writer = running())) rest = "";
    const html = (rest + args.join("")).replace(/(<[a-z/][^>]*)?$/i, (open) => {
      rest = open + (open && name[5] ? "\n" : "");
      return "";
    });
    // Trusted markup that is whole stays what it is.
    if (html != args[0]) {
      args.length = 0;
      args.push(html);
    }
    // The page is complete: writing to it would erase it.
    if (script) script.before(document.createRange().createContextualFragment(args[0]));
    else clean(self, args);
    return !!script;
  };

  /** Calls, in the next task, a listener of a script that came too late for the event. */
  const missed = (self: unknown, type: string, listener: any): unknown =>
    listener &&
    late() &&
    /^((load|readystatechange) c|DOMContentLoaded [ci])/.test(type + " " + document.readyState) &&
    setTimeout(() => {
      const event = new Event(type);
      if (listener.handleEvent) listener.handleEvent(event);
      else listener.call(self, event);
    });

  /** A node of another document may come from where no guard is. */
  const foreign = (_: unknown, nodes: Arguments): void =>
    nodes.forEach((node) => node && node.ownerDocument !== document && clear(node));

  /**
   * Classes and globals by name, and what of them is replaced. `before` answers in the place of a native, or changes its arguments and
   * answers with something false; without it the result is cleared.
   */
  const wrap = (classes: string, names: string, before?: (self: any, args: Arguments, name: string) => unknown): void =>
    classes.split(" ").forEach((one) => {
      const owner = globals[one]?.prototype || globals[one];
      names.split(" ").forEach((name) => {
        const native = owner && Object.getOwnPropertyDescriptor(owner, name);
        if (!native) return;
        const part = native.set ? "set" : native.value ? "value" : "get";
        native[part] = new Proxy(native[part] as () => unknown, {
          apply(target, self, args: Arguments) {
            const answer = before?.(self, args, name);
            if (answer) return answer;
            const result = Reflect.apply(target, self, args);
            if (!before) {
              clear(result);
              owners.set(result, self);
            }
            return result;
          },
          construct(target, args: Arguments, real) {
            before!(0, args, name);
            return Reflect.construct(target, args, real);
          },
        });
        Object.defineProperty(owner, name, native);
      });
    });

  const install = (): void => {
    wrap(KINDS.replace(/\w+/g, "HTML$&Element"), ADDRESSES.join(" "), (self, [value], name) => hold(self, name, value));
    wrap("Element", "setAttribute", (self, [name, value]) => hold(self, name, value));
    wrap("Element", "setAttributeNS", (self, [, name, value]) => hold(self, name, value));
    wrap("Element", "setAttributeNode setAttributeNodeNS", (self, [{ name, value }]) => hold(self, name, value));
    wrap("Script Image FEImage".replace(/\w+/g, "SVG$&Element"), "href");
    wrap("SVGAnimatedString", "baseVal", (self, [value]) => (self = owners.get(self)) && hold(self, "href", value));
    wrap("Attr", "value", ({ ownerElement, name }, [value]) => ownerElement && hold(ownerElement, name, value));
    wrap("NamedNodeMap", "setNamedItem setNamedItemNS", (self, [{ name, value }]) => {
      // Only an attribute says whose they are.
      if (NAME.test(name) && !self[0]) self.setNamedItem(document.createAttribute("data-consent"));
      return self[0] && hold(self[0].ownerElement, name, value);
    });
    wrap("Element ShadowRoot", "innerHTML", (self, [html]) => insert(self, "replaceChildren", html));
    wrap("Element ShadowRoot", "setHTMLUnsafe setHTML", clean);
    wrap("Element", "outerHTML", (self, [html]) => insert(self, "replaceWith", html));
    wrap("Element", "insertAdjacentHTML", (self, [place, html]) => insert(self, PLACES[place.toLowerCase()]!, html));
    // What these give may load as soon as it is in the page, or already.
    wrap("Node Document Range", "cloneNode importNode adoptNode createContextualFragment");
    wrap(
      "Node Element DocumentFragment",
      "appendChild insertBefore replaceChild before prepend append after replaceChildren replaceWith insertAdjacentElement",
      foreign,
    );
    wrap("window", "fetch", (_, args) => {
      // What is read once can't be another thing the second time.
      const address = args[0].url || (args[0] += "");
      return held(address, "fetch") && Promise.reject(new TypeError("Jawoord holds " + address));
    });
    wrap("Navigator", "sendBeacon", (_, [to]) => !!held(to, "beacon"));
    wrap("XMLHttpRequest", "open", (_, args) => void (held(args[1], "xhr") && (args[1] = NO_FILE)));
    wrap("window", "Audio EventSource WebSocket", (_, args, name) => {
      if (held(args[0], name.toLowerCase())) args[0] = name > "W" ? NO_SOCKET : NO_FILE;
    });
  };

  // A script that is let go late finds a page that is complete, and does its work all the same.
  wrap("Document", "write writeln", write);
  wrap("Document window HTMLBodyElement", "onreadystatechange onload", (self, [listener], name) => void missed(self, name.slice(2), listener));
  for (const target of [document, window]) target.addEventListener = target.addEventListener; // Of their own: others pay nothing.
  wrap("document window", "addEventListener", (self, [type, listener]) => missed(self, type, listener));

  return { clear, install };
};

/** Media look at their sources once only, unless told; a frame ends when it is taken out, another address would leave a step in the history. */
export const restart = (element: Element): void => {
  element.closest<HTMLMediaElement>("audio,video")?.load();
  const { parentNode, nextSibling } = element;
  if (parentNode && element instanceof HTMLIFrameElement && !element.src)
    parentNode.insertBefore(parentNode.removeChild(element), nextSibling);
};
