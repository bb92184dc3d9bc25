type Kind = "createHTML" | "createScript" | "createScriptURL";
export type Trust = Record<Kind, (value: string) => string>;

const same = (value: string): string => value;

/**
 * Strings as a page under `require-trusted-types-for 'script'` wants them; plain where it doesn't. What passes here are the
 * page's own markup and tags, handed on as they came.
 */
export const trust: Trust = (() => {
  const rules = { createHTML: same, createScript: same, createScriptURL: same };
  try {
    const { trustedTypes } = window as unknown as { trustedTypes?: { createPolicy(name: string, rules: Trust): Trust } };
    return trustedTypes ? trustedTypes.createPolicy("jawoord", rules) : rules;
  } catch {
    // The page's policy does not let us: its own rules then decide what runs.
    return rules;
  }
})();
