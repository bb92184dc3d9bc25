import { Fault, require } from "./fault.ts";

/** Not over memory that is shared: what WebCrypto takes. */
export type Bytes = Uint8Array<ArrayBuffer>;

export const HASH_BYTES = 32;

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text) as Bytes;

export const join = (...parts: Uint8Array[]): Bytes => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

export const equal = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, i) => byte === other[i]);

export const sha256 = async (...parts: Uint8Array[]): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", join(...parts)));

/** Base64 in its one spelling, with padding: two texts for one value would let one slip past whoever compares texts. */
export const decode = (text: string): Bytes => {
  try {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    require(encode(bytes) === text, "base64");
    return bytes;
  } catch {
    throw new Fault("base64");
  }
};

export const encode = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

/** The form of addresses, without padding. */
export const decodeUrl = (text: string): Bytes => {
  require(/^[A-Za-z0-9_-]*$/.test(text), "base64");
  const plain = text.replace(/-/g, "+").replace(/_/g, "/");
  return decode(plain + "=".repeat((4 - (plain.length % 4)) % 4));
};

export const encodeUrl = (bytes: Uint8Array): string =>
  encode(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");

export const hash = (text: string): Bytes => {
  const bytes = decode(text);
  require(bytes.length === HASH_BYTES, "base64");
  return bytes;
};
