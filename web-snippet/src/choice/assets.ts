import { integrityOf } from "../core/integrity.ts";
import type { Host } from "../ui.ts";

/** Loads an optional module by its name; what it sets, or a failure when it can't be had. */
export type Load = <T>(name: string) => Promise<T>;

type Hashes = Readonly<Record<string, string>>;

/**
 * Loads optional modules from the server, each at most once, and again after a failure. The browser checks a module against
 * its hash, so that who pins this file by its integrity has pinned those too. A module sets `jawoord` on its script element. The hashes
 * that are not in the file are what the module `more` sets.
 */
export const createLoader = ({ api, options: { assets = {} }, nonce, trust }: Host): Load => {
  const loads: Record<string, Promise<unknown>> = {};
  const insert = (name: string, hash: string | undefined): Promise<unknown> =>
    new Promise((done, fail) => {
      const script = document.createElement("script");
      script.crossOrigin = "anonymous";
      if (nonce) script.nonce = nonce;
      script.integrity = integrityOf(hash);
      script.onload = () => done((script as unknown as { jawoord: unknown }).jawoord);
      script.onerror = fail;
      script.src = trust.createScriptURL(`${api}/s/assets/${name}-${hash}.js`);
      document.head.append(script);
    });
  const load: Load = <T>(name: string): Promise<T> =>
    (loads[name] ||=
      (assets[name] || name === "more" ? insert(name, assets[name]) : load<Hashes>("more").then((more) => insert(name, more[name]))).catch(
        (error) => {
          delete loads[name];
          throw error;
        },
      )) as Promise<T>;
  return load;
};
