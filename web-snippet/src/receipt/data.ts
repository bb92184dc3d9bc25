import type { Language } from "../verifier/words.ts";

/** What the server puts into the page for its script. */
export interface Data {
  /** The receipt as it was issued, canonical. */
  readonly receipt: string;
  /** The JWKS of the server that serves this page. */
  readonly keys: string;
  /** Where the site's pages are served from. */
  readonly origins: readonly string[];
  readonly id: string;
  readonly language: Language;
  /** Whether there is anything to take back. */
  readonly withdrawable: boolean;
}
