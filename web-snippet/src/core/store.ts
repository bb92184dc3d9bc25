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

/** The first-party cookie that the owner's servers and gates read the session from. An empty session deletes it. */
export const setCookie = (session: string, expires: number, now: number): void => {
  attempt(() => {
    const age = session ? Math.floor((expires - now) / 1000) : 0;
    document.cookie = `jawoord=${session};path=/;max-age=${age};samesite=lax${location.protocol === "https:" ? ";secure" : ""}`;
  });
};
