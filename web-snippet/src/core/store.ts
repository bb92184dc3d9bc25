import type { Stored } from "./decision.ts";

/**
 * localStorage that never throws; where it is blocked or full, values last as long as the page, and what they replace is gone:
 * an old yes must not come back because a new no did not fit.
 */
const memory = new Map<string, string>();

const attempt = <T>(work: (storage: Storage) => T): T | undefined => {
  try {
    return work(localStorage);
  } catch {
    return undefined;
  }
};

export const read = (key: string): string | null => memory.get(key) || attempt((storage) => storage.getItem(key)) || null;

export const remove = (key: string): void => {
  memory.delete(key);
  attempt((storage) => storage.removeItem(key));
};

export const write = (key: string, value: string): void => {
  remove(key);
  memory.set(key, value);
  attempt((storage) => {
    storage.setItem(key, value);
    memory.delete(key);
  });
};

/** All keys that start with `prefix`, sorted. */
export const keysOf = (prefix: string): string[] =>
  [...new Set([...(attempt(Object.keys) || []), ...memory.keys()])].filter((key) => key.startsWith(prefix)).sort();

/** The storage as it is lent to parts that are bundled apart: what is kept in memory must be the same for all. */
export const store = { read, remove, write, keysOf };
export type Store = typeof store;

/** The first-party cookie that the owner's servers and gates read the session from; without a choice it is deleted. */
export const setCookie = (choice: Stored | undefined): void => {
  attempt(() => {
    const age = choice ? Math.floor((Date.parse(choice.expires) - Date.now()) / 1000) : 0;
    const session = choice ? choice.session : "";
    document.cookie = `jawoord=${session};path=/;max-age=${age};samesite=lax${location.protocol === "https:" ? ";secure" : ""}`;
  });
};
