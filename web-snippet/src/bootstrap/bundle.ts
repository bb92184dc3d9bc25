/**
 * Stands inline, first in the head, the same for every site: `<script data-jawoord-src="…/s/{site}.js">this</script>`. It denies
 * every signal, keeps tags of other origins from loading, and fetches the file without holding up the page's first paint. When that is
 * there it takes over what is held here; what no service matches goes on in order. A tag with `data-consent` is the owner's own decision.
 */
/** Annex B of ECMAScript, in every browser, and shorter than descriptors. */
interface Legacy {
  __lookupSetter__(name: string): ((value: unknown) => void) | undefined;
  __defineSetter__(name: string, setter: (this: HTMLElement, value: unknown) => void): void;
}

const script = document.currentScript as HTMLScriptElement;
const page = window as unknown as { dataLayer?: unknown[]; jawoord: unknown[] & { take?: () => Element[] } } & Record<
  string,
  { prototype: Legacy }
>;
const NAMES = ["src", "srcset", "href"];
const held: Element[] = [];
let over = 0;

/** Keeps an address of another origin beside, so that it is not loaded. */
const hold = (element: HTMLElement, name: string, value: unknown): unknown => {
  try {
    const kept = element.dataset;
    // Of a srcset the first counts. What has no address of the web, as data:, is loaded from nowhere.
    const { origin } = new URL(/\S+/.exec(value as string)![0], document.baseURI);
    if (
      over ||
      kept["consent"] ||
      !NAMES.includes(name) ||
      !/^http/.test(origin) ||
      origin === location.origin ||
      element.matches("a,area,base")
    ) {
      return;
    }
    kept[name] = value as string;
    kept["consent"] = "*";
    element.removeAttribute(name);
    return held.push(element);
  } catch {}
  return;
};

const state: Record<string, unknown> = { wait_for_update: 500 };
for (const type of "ad_user_data ad_personalization ad_ analytics_ functionality_ personalization_ security_".split(" ")) {
  state[type.replace(/_$/, "_storage")] = "denied";
}
function gtag(..._command: [string, string, object]): void {
  (page.dataLayer = page.dataLayer || []).push(arguments);
}
gtag("consent", "default", state);

const { setAttribute } = Element.prototype;
Element.prototype.setAttribute = function (name, value) {
  hold(this as HTMLElement, name.toLowerCase(), value) || setAttribute.call(this, name, value);
};
for (const kind of ["Script", "Image", "IFrame", "Link"]) {
  const { prototype } = page[`HTML${kind}Element`]!;
  for (const name of NAMES) {
    const set = prototype.__lookupSetter__(name);
    if (!set) continue;
    prototype.__defineSetter__(name, function (this: HTMLElement, value: unknown) {
      hold(this, name, value) || set.call(this, value);
    });
  }
}

const observer = new MutationObserver((records) => {
  for (const { addedNodes } of records) {
    for (const node of addedNodes as unknown as HTMLScriptElement[]) {
      if (!node.matches) continue;
      for (const element of [node, ...node.querySelectorAll<HTMLScriptElement>("[src],[srcset],[href]")]) {
        for (const name of NAMES) {
          const value = element.getAttribute(name);
          if (value && hold(element, name, value) && "text" in element) {
            element.dataset["type"] = element.type;
            element.type = "text/plain";
          }
        }
      }
    }
  }
});
observer.observe(document, { childList: true, subtree: true });

(page.jawoord = page.jawoord || []).take = () => {
  over = 1;
  observer.disconnect();
  return held;
};
const load = document.createElement("script");
for (const { name, value } of script.attributes) setAttribute.call(load, name, value);
load.nonce = script.nonce!;
load.dataset["consent"] = "necessary";
load.src = load.dataset["jawoordSrc"]!;
document.head.append(load);
