/**
 * Stands inline, first in the head, the same for every site: `<script data-jawoord-src="…/s/{site}.js">this</script>`. It denies
 * every signal, keeps tags of other hosts from loading, and fetches the file without holding up the page's first paint. When that is
 * there it takes over what is held here; what no service matches goes on in order. A tag with `data-consent` is the owner's own decision.
 * All of it stands in every page, so it is written for its bytes: a call with one text has no brackets.
 */
// Whatever a page hands to the browser.
type Any = any;

const page: Any = document;
const { dataset, nonce } = page.currentScript as HTMLScriptElement;
const held: Element[] = [];
const box = page.createElement`template`;
/** Attributes, and what sets them or makes elements of markup. No attribute is called as a method. */
const names: string[] = ("src srcset href setAttribute setAttributeNS setAttributeNode createContextualFragment write writeln" as Any).split` `;
let no = "denied"; // esbuild would repeat a constant

const load = page.createElement`script`;

/** Keeps an address of another host beside, so that it is not loaded. Takes what sets one: an attribute's node, or its name and value. */
let hold = (element: Any, name: Any, ...args: Any[]): unknown => {
  try {
    const kept = element.dataset;
    let [value, attribute] = args.reverse();
    const plain = (name = attribute || value.name || name).toLowerCase().replace(/.*:/, "");
    // Of a srcset the first counts. What has no host, as data:, is loaded from nowhere.
    const host = names.includes(plain) && new URL((value = value.value || value), page.baseURI).host;
    // Links that wait for a click have a ping.
    if (host && host != location.host && !(kept.consent > "*" || element.ping + 1)) {
      kept[plain] = value;
      kept.consent = "*";
      kept.type = element.type;
      element.removeAttribute(name);
      return held.push(element);
    }
  } catch {} // no address
  return;
};

/** Also parks scripts, unless they got past us: those run, and must not run again. */
let scan = (root: Any): void => {
  try {
    // Most nodes are texts, which have nothing to append to: an error for each costs a page more than all the rest here.
    root.append &&
      [...root.querySelectorAll(names.map((name) => `[*|${name}]`)), root].map((element) =>
        [...element.attributes].map(
          (attribute) =>
            element.async > element.matches`[async]` ||
            (hold(element, 0, attribute) && element.text + 1 && (element.type = "text/plain")),
        ),
      );
  } catch {} // no element
};

(function (): void {
  ((self as Any).dataLayer ||= []).push(arguments);
} as (...command: unknown[]) => void)("consent", "default", {
  ad_storage: no,
  ad_user_data: no,
  ad_personalization: no,
  analytics_storage: no,
  functionality_storage: no,
  personalization_storage: no,
  security_storage: no,
  wait_for_update: 500,
});

// Before anything is watched.
Object.assign(load.dataset, dataset);
load.nonce = nonce!;
load.src = dataset["jawoordSrc"]!;
page.head.append(load);

for (const { prototype } of [load.constructor, Image, HTMLIFrameElement, HTMLLinkElement, Element, Document, Range] as Any[]) {
  names.map((name) => {
    // Annex B of ECMAScript: in every browser, and short.
    const setter = prototype.__lookupSetter__(name);
    const native = setter || prototype[name];
    const fixed = function (this: Any, ...args: Any): unknown {
      const before = held.length;
      return (
        (prototype.matches
          ? hold(this, name, ...args)
          : ((box.innerHTML = args = args.join``), scan(box.content), (args = [held[before] ? box.innerHTML : args]), 0)) ||
        native.apply(this, args)
      );
    };
    if (setter) prototype.__defineSetter__(name, fixed);
    else if (native) prototype[name] = fixed;
  });
}

new MutationObserver((records) => records.map((record) => record.addedNodes.forEach(scan))).observe(page, {
  childList: 1,
  subtree: 1,
} as Any);

((self as Any).jawoord ||= []).take = () => {
  hold = scan = () => 0;
  return held;
};
