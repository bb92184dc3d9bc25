/** localStorage that never throws; where it is blocked or full, values last as long as the page. */
const memory = new Map<string, string>();

const storage = (): Storage | undefined => {
  try {
    return window.localStorage || undefined;
  } catch {
    return undefined;
  }
};

export const read = (key: string): string | undefined => {
  if (memory.has(key)) return memory.get(key);
  try {
    return storage()?.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
};

/** Whether the value outlives the page. */
export const write = (key: string, value: string): boolean => {
  try {
    storage()!.setItem(key, value);
    memory.delete(key);
    return true;
  } catch {
    memory.set(key, value);
    return false;
  }
};

export const remove = (key: string): void => {
  memory.delete(key);
  try {
    storage()?.removeItem(key);
  } catch {
    // Blocked: there was nothing to remove.
  }
};

/** All keys that start with `prefix`, sorted. */
export const keysOf = (prefix: string): string[] => {
  let kept: string[] = [];
  try {
    kept = Object.keys(storage() || {});
  } catch {
    // Blocked: memory is all there is.
  }
  return [...new Set([...kept, ...memory.keys()])].filter((key) => key.startsWith(prefix)).sort();
};

/** The first-party cookie that the owner's servers and gates read the session from. `undefined` deletes it. */
export const setCookie = (session: string | undefined, expires: number, now: number): void => {
  const age = session ? Math.max(0, Math.floor((expires - now) / 1000)) : 0;
  try {
    document.cookie = `jawoord=${session || ""};path=/;max-age=${age};samesite=lax${location.protocol === "https:" ? ";secure" : ""}`;
  } catch {
    // A sandboxed frame has no cookies.
  }
};
