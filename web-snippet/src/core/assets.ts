import type { Options } from "./config.ts";
import { integrityOf } from "./integrity.ts";
import { trust } from "./trusted.ts";

/** Loads an optional module by its name; what it sets, or a failure when it can't be had. */
export type Load = <T>(name: string) => Promise<T>;

/**
 * Loads optional modules from the server, each at most once, and again after a failure. The browser checks a module against
 * its hash, so that who pins this file by its integrity has pinned those too. A module sets `jawoord` on its script element.
 */
export const createLoader = (api: string, { assets = {} }: Options, nonce: string | undefined): Load => {
  const loads: Record<string, Promise<unknown>> = {};
  const load = (name: string): Promise<unknown> =>
    new Promise((done, fail) => {
      const hash = assets[name];
      const script = document.createElement("script");
      script.crossOrigin = "anonymous";
      if (nonce) script.nonce = nonce;
      script.integrity = integrityOf(hash);
      script.onload = () => done((script as unknown as { jawoord: unknown }).jawoord);
      script.onerror = () => {
        delete loads[name];
        fail();
      };
      script.src = trust.createScriptURL(`${api}/s/assets/${name}-${hash}.js`);
      document.head.append(script);
    });
  return <T>(name: string) => (loads[name] = loads[name] || load(name)) as Promise<T>;
};
