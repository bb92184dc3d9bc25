import { trust } from "./trusted.ts";

/** Where elements keep addresses that are loaded without being asked. */
export const ADDRESSES = ["src", "srcset", "href", "data", "poster"];

const LOADING = ADDRESSES.map((name) => `[${name}]`).join();
const KINDS = "Script Image IFrame Link Media Video Source Track Embed Object Input";
const NAME = RegExp(`^(?:xlink:)?(${ADDRESSES.join("|")})$`, "i");
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

export const createGuard = ({ held, hint, late }: Keeper): Guard => {
  /** Puts an address where it is not loaded from, if it has to wait. */
  const hold = (element: Element, attribute: unknown, value: unknown, mechanism: string): boolean => {
    const known = NAME.exec(attribute as string);
    if (!known || LAZY.test(element.localName)) return false;
    const name = known[1]!.toLowerCase();
    return (name === "srcset" ? String(value).trim().split(/,?\s+/) : [value]).some((address) => {
      const keys = held(address, mechanism, element);
      if (!keys) return false;
      element.setAttribute("data-" + name, String(value));
      element.setAttribute("data-consent", keys);
      element.removeAttribute(attribute as string);
      restart(element);
      return true;
    });
  };

  const clear = (root: Node, fresh?: boolean): void => {
    const below = (root as Element).querySelectorAll ? [...(root as Element).querySelectorAll(LOADING)] : [];
    for (const element of root instanceof Element ? [root, ...below] : below) {
      const met = element.localName === "script" && element.isConnected;
      for (const name of ADDRESSES) {
        const value = element.getAttribute(name);
        if (value === null || (met && !fresh) || !hold(element, name, value, "markup") || !met) continue;
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

  const write = (_: unknown, args: Arguments): boolean => {
    const script = late();
    const html = args[1] ? args.join("") : args[0];
    if (script) {
      // The page is complete: writing to it would erase it.
      script.before(document.createRange().createContextualFragment(html));
      return true;
    }
    if (hint(html)) {
      const template = inert(html);
      clear(template.content);
      args.splice(0, args.length, trust.createHTML(template.innerHTML));
    }
    return false;
  };

  /** `before` answers in the place of a native, or changes its arguments and answers with something false; without it the result is cleared. */
  const wrap = (owner: object, names: string, before?: (self: Element, args: Arguments) => unknown): void =>
    names.split(" ").forEach((name) => {
      const native = Object.getOwnPropertyDescriptor(owner, name);
      if (!native) return;
      const part = native.set ? "set" : native.get ? "get" : "value";
      native[part] = new Proxy(native[part] as () => unknown, {
        apply(target, self, args: Arguments) {
          const answer = before && before(self, args);
          if (answer) return answer;
          const result = Reflect.apply(target, self, args);
          if (!before) clear(result);
          return result;
        },
        construct(target, args: Arguments, real) {
          before!(document.body, args);
          return Reflect.construct(target, args, real);
        },
      });
      Object.defineProperty(owner, name, native);
    });

  const install = (): void => {
    const globals = window as unknown as Record<string, { prototype: object }>;
    const of = (name: string): object => globals[name]!.prototype;
    for (const kind of KINDS.split(" ")) {
      for (const name of ADDRESSES) wrap(of(`HTML${kind}Element`), name, (self, [value]) => hold(self, name, value, "element"));
    }
    const element = of("Element");
    wrap(element, "setAttribute", (self, [name, value]) => hold(self, name, value, "element"));
    wrap(element, "setAttributeNS", (self, [, name, value]) => hold(self, name, value, "element"));
    wrap(element, "setAttributeNode", (self, [{ name, value }]) => hold(self, name, value, "element"));
    wrap(element, "innerHTML", (self, [html]) => insert(self, "replaceChildren", html));
    wrap(of("ShadowRoot"), "innerHTML", (self, [html]) => insert(self, "replaceChildren", html));
    wrap(element, "outerHTML", (self, [html]) => insert(self, "replaceWith", html));
    wrap(element, "insertAdjacentHTML", (self, [place, html]) => insert(self, PLACES[place.toLowerCase()]!, html));
    // What these give may load as soon as it is in the page, or already.
    wrap(of("Node"), "cloneNode");
    wrap(of("Document"), "importNode adoptNode");
    wrap(of("Range"), "createContextualFragment");
    wrap(of("DOMParser"), "parseFromString");
    wrap(of("HTMLTemplateElement"), "content");
    wrap(of("Document"), "write writeln", write);
    // What is let go late has missed these events.
    for (const target of [document, window]) {
      // A property of its own: other targets pay nothing.
      target.addEventListener = target.addEventListener;
      wrap(target, "addEventListener", (self, [type, listener]) => {
        if (!late() || (type === "load" ? document.readyState !== "complete" : type !== "DOMContentLoaded")) return false;
        const call = listener.handleEvent || listener;
        return setTimeout(() => call.call(call === listener ? self : listener, new Event(type)));
      });
    }
    wrap(window, "fetch", (_, [to]) => {
      const address = to.url || to;
      return held(address, "fetch") && Promise.reject(new TypeError("Jawoord holds " + address));
    });
    wrap(of("Navigator"), "sendBeacon", (_, [to]) => !!held(to, "beacon"));
    wrap(of("XMLHttpRequest"), "open", (_, args) => void (held(args[1], "xhr") && (args[1] = NO_FILE)));
    wrap(window, "EventSource", (_, args) => void (held(args[0], "eventsource") && (args[0] = NO_FILE)));
    wrap(window, "WebSocket", (_, args) => void (held(args[0], "websocket") && (args[0] = NO_SOCKET)));
  };

  return { clear, install };
};

/** Media look at their sources once only, unless told; a frame ends when it is taken out, another address would leave a step in the history. */
export const restart = (element: Element): void => {
  const media = element.closest("audio,video");
  if (media) (media as HTMLMediaElement).load();
  const { parentNode, nextSibling } = element;
  if (parentNode && element instanceof HTMLIFrameElement && !element.src)
    parentNode.insertBefore(parentNode.removeChild(element), nextSibling);
};
