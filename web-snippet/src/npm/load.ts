import { present, ready } from "./queue.ts";
import type { Jawoord } from "./queue.ts";

export interface LoadOptions {
  /** Address of the site's script: `https://cmp.shop.example/s/shop.js`, or with a notice's id the version that never changes. */
  readonly src: string;
  /** Subresource integrity, `sha384-…`; for the address of one notice only, since that of the site changes with it. */
  readonly integrity?: string;
  /** Nonce of the page's content security policy; also used for what the script itself adds. */
  readonly nonce?: string;
  /** Language to ask in; absent: that of the page. */
  readonly lang?: string;
  /** Further `data-` attributes by their name without `data-`: `{ off: "fetch" }`. */
  readonly data?: Readonly<Record<string, string>>;
}

/** Name of the policy under `trusted-types`, if the page has one; the script's own is `jawoord`. */
const POLICY = "jawoord-npm";

interface Policies {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): { createScriptURL(address: string): string };
}

let policy: { createScriptURL(address: string): string } | undefined;

const trusted = (address: string): string => {
  const { trustedTypes } = window as unknown as { trustedTypes?: Policies };
  if (!trustedTypes) return address;
  policy = policy || trustedTypes.createPolicy(POLICY, { createScriptURL: (own) => own });
  return policy.createScriptURL(address);
};

const tagOf = ({ src, integrity, nonce, lang, data }: LoadOptions): HTMLScriptElement => {
  const tag = document.createElement("script");
  for (const [name, value] of Object.entries({ ...data, ...(lang ? { lang } : {}) })) tag.setAttribute("data-" + name, value);
  // The bootstrap holds tags of other origins; this one it must let go.
  tag.setAttribute("data-consent", "necessary");
  if (nonce) tag.nonce = nonce;
  if (integrity) {
    tag.integrity = integrity;
    tag.crossOrigin = "anonymous";
  }
  tag.src = trusted(src);
  return tag;
};

let loading: Promise<Jawoord> | undefined;

/**
 * Adds the script of a site to the page, once, and answers when it is there. What the page's own markup or earlier scripts load is not
 * held by then: for that put the tag or the bootstrap into the page's head, and use `ready` here.
 *
 * @throws Error (as a rejection) on a server, or when the script can't be loaded; the next call tries again
 */
export const load = (options: LoadOptions): Promise<Jawoord> => {
  if (typeof window === "undefined") return Promise.reject(Error("Jawoord needs a page: call load in the browser only"));
  const api = present();
  if (api) return Promise.resolve(api);
  loading =
    loading ||
    new Promise<Jawoord>((done, fail) => {
      const tag = tagOf(options);
      const failed = (): void => {
        loading = undefined;
        tag.remove();
        fail(Error("Jawoord could not be loaded from " + options.src));
      };
      tag.onerror = failed;
      // A script that came and did not start was something else.
      tag.onload = () => (present() ? undefined : failed());
      void ready().then((api) => {
        loading = undefined;
        done(api);
      });
      document.head.append(tag);
    });
  return loading;
};
