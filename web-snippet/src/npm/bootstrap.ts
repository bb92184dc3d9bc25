// Set by the build: the bootstrap as the server's build makes it, and the SHA-256 of it in base64.
declare const JAWOORD_BOOTSTRAP: string;
declare const JAWOORD_BOOTSTRAP_HASH: string;

/** The inline bootstrap: text of a script element that stands first in the head. The same for every site. */
export const bootstrap: string = JAWOORD_BOOTSTRAP;

/** `'sha256-…'` of exactly this text, with the quotes that `script-src` wants. */
export const bootstrapHash: string = `'sha256-${JAWOORD_BOOTSTRAP_HASH}'`;

export interface BootstrapOptions {
  /** Address of the site's script: `https://cmp.shop.example/s/shop.js`. */
  readonly src: string;
  /** Further attributes by their name: `{ nonce, integrity, crossorigin: "anonymous", "data-lang": "nl" }`. */
  readonly attributes?: Readonly<Record<string, string>>;
}

const escaped = (value: string): string => value.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

/** The script element as markup, for the head of a page that is rendered on a server. */
export const bootstrapTag = ({ src, attributes = {} }: BootstrapOptions): string => {
  const list = Object.entries({ "data-jawoord-src": src, ...attributes }).map(([name, value]) => {
    if (!/^[a-z][a-z-]*$/.test(name)) throw TypeError("Not a name of an attribute: " + name);
    return ` ${name}="${escaped(value)}"`;
  });
  return `<script${list.join("")}>${bootstrap}</script>`;
};
