import type { Config } from "./config.ts";
import type { Decision } from "./decision.ts";

/** The seven types of Google Consent Mode v2. */
const TYPES =
  "ad_storage ad_user_data ad_personalization analytics_storage functionality_storage personalization_storage security_storage".split(" ");

type State = Record<string, string | number>;

/** The state of each type: granted by the categories that list it. */
export const consentState = (config: Config, decision?: Decision): State => {
  const state: State = {};
  for (const type of TYPES) {
    const granted = config.categories.some(
      ({ key, consentMode }) => decision?.categories[key] && consentMode?.includes(type),
    );
    state[type] = granted ? "granted" : "denied";
  }
  return state;
};

/** As Google prescribes: the arguments object itself goes onto the data layer, an array would be ignored. */
function gtag(..._command: [string, string, State]): void {
  const target = window as unknown as { dataLayer?: unknown[] };
  (target.dataLayer ||= []).push(arguments);
}

/** Everything denied, before anything of Google's runs; `wait_for_update` gives the answer half a second to arrive. */
export const sendDefault = (config: Config): void =>
  gtag("consent", "default", { ...consentState(config), wait_for_update: 500 });

export const sendUpdate = (config: Config, decision: Decision): void => gtag("consent", "update", consentState(config, decision));
