import type { Names } from "./names.ts";

interface KlaroService {
  readonly name: string;
  readonly purposes?: readonly string[];
  readonly required?: boolean;
}

/** Keys that all have to be allowed; absent when a name means nothing to the notice. */
export type FindKeys = (name: string) => readonly string[] | undefined;

/** The keys that a name stands for; for a service that only the page's own Klaro configuration knows, those of its purposes. */
export const keysOf =
  (names: Names): FindKeys =>
  (name) => {
    const key = names.keyOf(name);
    if (key) return [key];
    const { services } = Object((window as { klaroConfig?: unknown }).klaroConfig) as { services?: readonly KlaroService[] };
    const { required, purposes } = (Array.isArray(services) && (services as KlaroService[]).find((one) => one && one.name === name)) || {};
    if (required === true) return ["necessary"];
    const keys = (Array.isArray(purposes) ? (purposes as string[]) : []).map((purpose) => names.keyOf(String(purpose)));
    return keys.length && keys.every(Boolean) ? (keys as string[]) : undefined;
  };
