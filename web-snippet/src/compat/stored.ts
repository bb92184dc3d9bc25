/** A choice that another tool keeps, read strictly: what isn't exactly as that tool writes it is nothing. */
export interface Found {
  /** When the visitor made it, in milliseconds since 1970. */
  readonly at: number;
  /** Until when it holds there; absent where the tool doesn't say. */
  readonly until?: number;
  /** Every name that the visitor was asked for, with the answer. */
  readonly answers: Readonly<Record<string, boolean>>;
  /** Of a granted category whose services were asked one by one, those that were granted. */
  readonly services?: Readonly<Record<string, readonly string[]>>;
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const moment = (text: unknown): number => (typeof text === "string" && ISO.test(text) ? Date.parse(text) : NaN);

/** `CookieConsent`, decoded. Only what the visitor gave: `implied` and the stamps 0 and -1 are the tool's own doing. */
export const fromCookiebot = (text: string): Found | undefined => {
  const found =
    /^\{stamp:'([^']{10,})',necessary:true,preferences:(true|false),statistics:(true|false),marketing:(true|false),method:'explicit',ver:\d+,utc:(\d{13})[,}]/.exec(
      text,
    );
  if (!found) return undefined;
  const [preferences, statistics, marketing] = found.slice(2, 5).map((value) => value === "true") as [boolean, boolean, boolean];
  return { at: +found[5]!, answers: { preferences, statistics, marketing } };
};

/** `OptanonConsent` as it stands in the cookie, and `OptanonAlertBoxClosed`: when the visitor answered, which the first doesn't say. */
export const fromOneTrust = (consent: string, closed: string): Found | undefined => {
  const fields = new URLSearchParams(consent);
  const groups = fields.get("groups") || "";
  const at = moment(closed);
  if (!/^\w+:[01](,\w+:[01])*$/.test(groups) || !/^[1-9]\d*$/.test(fields.get("interactionCount") || "") || isNaN(at)) return undefined;
  if (fields.get("AwaitingReconsent") === "true") return undefined;
  return { at, answers: Object.fromEntries(groups.split(",").map((pair) => [pair.slice(0, -2), pair.endsWith("1")])) };
};

const isNames = (value: unknown): value is string[] => Array.isArray(value) && value.every((name) => typeof name === "string");

/** `cc_cookie`, decoded, of version 3: its `services` list every category, whatever was answered. */
export const fromOrestbida = (text: string): Found | undefined => {
  try {
    const { categories, services, consentTimestamp, lastConsentTimestamp, expirationTime, consentId } = JSON.parse(text);
    const at = moment(lastConsentTimestamp);
    if (!isNames(categories) || typeof consentId !== "string" || isNaN(moment(consentTimestamp)) || isNaN(at)) return undefined;
    if (typeof expirationTime !== "number" || typeof services !== "object" || !Object.values(services).every(isNames)) return undefined;
    const answers = Object.fromEntries([...Object.keys(services), ...categories].map((name) => [name, categories.includes(name)]));
    return { at, until: expirationTime, answers, services: services as Record<string, string[]> };
  } catch {
    return undefined;
  }
};

/** The one value of a cookie, as it stands there; nothing when there are several that differ: nobody knows which is the last. */
export const cookieOf = (cookies: string, name: string): string => {
  const values = new Set(
    cookies
      .split("; ")
      .filter((pair) => pair.startsWith(name + "="))
      .map((pair) => pair.slice(name.length + 1)),
  );
  return values.size === 1 ? [...values][0]! : "";
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
};

/** What a tool keeps, by its name. Klaro isn't here: its cookie doesn't say when the choice was made, so nobody can show that it still holds. */
export const readers: Readonly<Record<string, (cookie: (name: string) => string, stored: (key: string) => string) => Found | undefined>> = {
  cookiebot: (cookie) => fromCookiebot(decoded(cookie("CookieConsent"))),
  onetrust: (cookie) => fromOneTrust(cookie("OptanonConsent"), decoded(cookie("OptanonAlertBoxClosed"))),
  orestbida: (cookie, stored) => fromOrestbida(decoded(cookie("cc_cookie")) || stored("cc_cookie")),
};
