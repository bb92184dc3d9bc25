import { attempt } from "./store.ts";

type Kind = "createHTML" | "createScript" | "createScriptURL";
export type Trust = Record<Kind, (value: string) => string>;

const same = (value: string): string => value;

const rules: Trust = { createHTML: same, createScript: same, createScriptURL: same };

/**
 * Strings as a page under `require-trusted-types-for 'script'` wants them; plain where it doesn't. What passes here are the
 * page's own markup and tags, handed on as they came.
 */
// A page's policy may not let us: its own rules then decide what runs.
export const trust: Trust =
  attempt(() => (window as { trustedTypes?: { createPolicy(name: string, rules: Trust): Trust } }).trustedTypes?.createPolicy("jawoord", rules)) ||
  rules;
