/**
 * localStorage that never throws; where it is blocked or full, values last as long as the page, and what they replace is gone:
 * an old yes must not come back because a new no did not fit.
 */
const memory = new Map<string, string>();

/** What `work` answers; nothing when it fails, as storage and cookies do where they are blocked. */
export const attempt = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

export const read = (key: string): string | null => memory.get(key) || attempt(() => localStorage.getItem(key)) || null;

export const remove = (key: string): void => {
  memory.delete(key);
  attempt(() => localStorage.removeItem(key));
};

export const write = (key: string, value: string): void => {
  remove(key);
  memory.set(key, value);
  attempt(() => {
    localStorage.setItem(key, value);
    memory.delete(key);
  });
};

/** All keys that start with `prefix`, sorted. */
export const keysOf = (prefix: string): string[] =>
  [...new Set([...(attempt(() => Object.keys(localStorage)) || []), ...memory.keys()])].filter((key) => key.startsWith(prefix)).sort();

/** The storage as it is lent to parts that are bundled apart: what is kept in memory must be the same for all. */
export const store = { read, remove, write, keysOf };
export type Store = typeof store;
