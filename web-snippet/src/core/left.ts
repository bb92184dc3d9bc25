import type { Service } from "./config.ts";
import { sourceOf } from "./match.ts";

/**
 * Whether these services may have left something in this browser: cookies, by their names, or whatever they keep in storage, which is not
 * looked at here. A page on which there is nothing to delete does not load what deletes.
 */
export const mayBeLeft = (services: readonly Service[]): boolean => {
  const names = services.flatMap(({ cookies = [] }) => cookies.map(({ name }) => sourceOf(name)));
  // Without names the pattern fits nothing: an empty one would be found in each page.
  return services.some(({ storage }) => storage) || RegExp(`; (?!=)(${names.join("|")})=`).test("; " + document.cookie);
};
