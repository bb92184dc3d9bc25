import { cookieconsent, cookieconsentDeferred } from "./cookieconsent.mjs";
import { bare, emptyScript, inertScript, jawoordBootstrap, jawoordPreload, jawoordTag, none } from "./own.mjs";
import { c15t, klaro, tarteaucitron } from "./peers.mjs";

/**
 * What is compared, in the order of the table. A variant has a `name`, `head` and `end` to put into the page, and `accept`, an expression for
 * the button that accepts everything, once it is there. `returning`: the visitor has refused before, with a warm or a cold cache.
 *
 * @param site with `origin`, `vendor`, `script` (the address of Jawoord's file), and `add` to serve a file
 */
export const variants = async (site) => {
  const tag = jawoordTag(site);
  const boot = jawoordBootstrap(site);
  return [
    none(site),
    emptyScript(site),
    await inertScript(site),
    bare(site),
    tag,
    boot,
    jawoordPreload(site),
    cookieconsent(site),
    cookieconsentDeferred(site),
    klaro(site),
    tarteaucitron(site),
    await c15t(site),
    { ...none(site), key: "none-warm", name: "no banner, warm cache", returning: "warm", against: "none-warm" },
    { ...tag, key: "tag-returning-warm", name: "Jawoord, tag: returning, warm cache", returning: "warm", against: "none-warm" },
    { ...tag, key: "tag-returning-cold", name: "Jawoord, tag: returning, cold cache", returning: "cold", against: "none" },
    { ...boot, key: "bootstrap-returning-warm", name: "Jawoord, bootstrap: returning, warm cache", returning: "warm", against: "none-warm" },
  ].map((variant) => ({ against: "none", ...variant }));
};
