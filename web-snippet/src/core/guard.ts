/** Where elements keep addresses that are loaded without being asked. */
export const ADDRESSES = ["src", "srcset", "href", "data", "poster"];

const LOADING = ADDRESSES.map((name) => `[${name}]`).join();
const KINDS = "Script,Image,IFrame,Link,Media,Video,Source,Track,Embed,Object,Input";
/** Links that wait for a click. */
const LAZY = /^(a|area|base)$/i;
/** What is inside is text, or loads nothing. */
const INERT = /^(script|style|template|textarea|title|noscript|iframe|xmp)$/i;

/** Markup becomes nodes first, and nodes go where it would have gone. */
const PLACES: Readonly<Record<string, "replaceChildren" | "replaceWith" | "before" | "prepend" | "append" | "after">> = {
  innerHTML: "replaceChildren",
  outerHTML: "replaceWith",
  beforebegin: "before",
  afterbegin: "prepend",
  beforeend: "append",
  afterend: "after",
};

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
  /** Markup as the page's policy wants it. */
  trusted(html: string): string;
}

export interface Guard {
  /** Takes away what the elements at and below a node may not load; of scripts in the page only `fresh` ones, which have not run. */
  clear(root: Node, fresh?: boolean): void;
  /** From here on nothing is loaded that has to wait, whoever asks. */
  install(): void;
}

type Native = (this: unknown, ...args: unknown[]) => unknown;
type Owner = Record<string, Native>;

const fragmentOf = (html: string): DocumentFragment => {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
};

export const createGuard = ({ held, hint, late, trusted }: Keeper): Guard => {
  /** Puts an address where it is not loaded from, if it has to wait. */
  const hold = (element: Element, attribute: unknown, value: unknown, mechanism: string): boolean => {
    const name = String(attribute).toLowerCase().replace("xlink:", "");
    if (!ADDRESSES.includes(name) || LAZY.test(element.localName)) return false;
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
        if (type) element.setAttribute("data-type", type);
        element.setAttribute("type", "text/plain");
      }
    }
  };

  /** Nodes instead of markup that may hold addresses; their template has let go of those. */
  const insert = (element: Element, place: string, html: unknown): boolean => {
    const how = PLACES[place];
    if (!how || !hint(html) || INERT.test(element.localName)) return false;
    element[how](fragmentOf(html as string));
    return true;
  };

  const write = (html: unknown): boolean | string => {
    const script = late();
    if (script) {
      // The page is complete: writing to it would erase it.
      script.before(document.createRange().createContextualFragment(html as string));
      return true;
    }
    if (!hint(html)) return false;
    const holder = document.createElement("template");
    holder.innerHTML = html as string;
    clear(holder.content);
    return trusted(holder.innerHTML);
  };

  /** `before` answers in the place of a method, or changes its arguments and answers with something false. */
  const wrap = (owner: unknown, names: string, before?: (self: Element, args: unknown[], name: string) => unknown): void => {
    for (const name of names.split(" ")) {
      const native = (owner as Owner)[name];
      if (!native) continue;
      (owner as Owner)[name] = function (...args) {
        const answer = before && before(this as Element, args, name);
        if (answer) return answer;
        const result = native.apply(this, args);
        if (!before) clear(result as Node);
        return result;
      };
    }
  };

  const wrapSetter = (owner: object, name: string, before: (self: Element, value: unknown) => boolean): void => {
    const native = Object.getOwnPropertyDescriptor(owner, name);
    if (!native || !native.set) return;
    const set = native.set;
    Object.defineProperty(owner, name, {
      ...native,
      set(value) {
        if (!before(this as Element, value)) set.call(this, value);
      },
    });
  };

  const install = (): void => {
    const all = window as unknown as Record<string, { prototype: object }>;
    const element = Element.prototype;
    for (const kind of KINDS.split(",")) {
      for (const name of ADDRESSES) wrapSetter(all[`HTML${kind}Element`]!.prototype, name, (self, value) => hold(self, name, value, "property"));
    }
    wrap(element, "setAttribute", (self, [name, value]) => hold(self, name, value, "attribute"));
    wrap(element, "setAttributeNS", (self, [, name, value]) => hold(self, name, value, "attribute"));
    wrap(element, "setAttributeNode setAttributeNodeNS", (self, [node]) => hold(self, (node as Attr).name, (node as Attr).value, "attribute"));
    for (const name of ["innerHTML", "outerHTML"]) wrapSetter(element, name, (self, html) => insert(self, name, html));
    wrapSetter(ShadowRoot.prototype, "innerHTML", (self, html) => insert(self, "innerHTML", html));
    wrap(element, "insertAdjacentHTML", (self, [place, html]) => insert(self, String(place).toLowerCase(), html));
    // What these give may load as soon as it is in the page, or already.
    wrap(Node.prototype, "cloneNode");
    wrap(Document.prototype, "importNode adoptNode");
    wrap(Range.prototype, "createContextualFragment");
    wrap(DOMParser.prototype, "parseFromString");
    const content = Object.getOwnPropertyDescriptor(HTMLTemplateElement.prototype, "content")!;
    Object.defineProperty(HTMLTemplateElement.prototype, "content", {
      ...content,
      get() {
        const inside = content.get!.call(this);
        clear(inside);
        return inside;
      },
    });
    wrap(Document.prototype, "write writeln", (_, args) => {
      const html = write(args.length > 1 ? args.join("") : args[0]);
      if (html && html !== true) args.splice(0, args.length, html);
      return html === true;
    });
    // What is let go late has missed the page's events.
    const missed = (of: EventTarget, event: string, state: string): void =>
      wrap(of, "addEventListener", (self, [type, listener]) => {
        if (type !== event || !late() || !state.includes(document.readyState)) return;
        const once = new Event(event);
        setTimeout(() => (typeof listener === "function" ? listener.call(self, once) : (listener as EventListenerObject).handleEvent(once)));
        return true;
      });
    for (const of of [document, window]) {
      missed(of, "DOMContentLoaded", "interactive complete");
      missed(of, "load", "complete");
    }
    wrap(window, "fetch", (_, [to]) => {
      const address = to instanceof Request ? to.url : to;
      return held(address, "fetch") && Promise.reject(new TypeError(`Jawoord: no consent for ${address}`));
    });
    wrap(Navigator.prototype, "sendBeacon", (_, [to]) => !!held(to, "beacon"));
    wrap(XMLHttpRequest.prototype, "open", (_, args) => {
      if (held(args[1], "xhr")) args[1] = NO_FILE;
    });
    const dead = (name: string, instead: string): void => {
      (all as Record<string, unknown>)[name] = new Proxy(all[name] as unknown as new () => object, {
        construct: (native, [to, ...more], target) =>
          Reflect.construct(native, [held(to, name.toLowerCase()) ? instead : to, ...more], target) as object,
      });
    };
    dead("EventSource", NO_FILE);
    dead("WebSocket", NO_SOCKET);
  };

  return { clear, install };
};

/** Media look at their sources once only, unless told; a frame ends when it is taken out, another address would leave a step in the history. */
export const restart = (element: Element): void => {
  const media = element.closest("audio,video");
  if (media) (media as HTMLMediaElement).load();
  const { parentNode, nextSibling } = element;
  if (parentNode && element instanceof HTMLIFrameElement && !element.src) parentNode.insertBefore(parentNode.removeChild(element), nextSibling);
};
