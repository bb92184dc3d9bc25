import { sha256 } from "./sha256.ts";

const random = (size: number): Uint8Array => crypto.getRandomValues(new Uint8Array(size));

export const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=/g, "");

/** What the browser keeps to itself: 16 random bytes as 22 characters. */
export const newSecret = (): string => base64url(random(16));

/** The name of the session whose secret this is (DESIGN 4.2): public, and no way back to the secret. */
export const sessionOf = (secret: string): string => base64url(sha256(secret).subarray(0, 16));

/** A UUIDv7 (RFC 9562): sorts by the millisecond it was made in; 72 of its bits are random. */
export const uuidv7 = (now: number): string => {
  const time = now.toString(16).padStart(12, "0");
  const hex = [...random(10)].map((byte) => (byte + 256).toString(16).slice(1)).join("");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(1, 4)}-8${hex.slice(4, 7)}-${hex.slice(7, 19)}`;
};
