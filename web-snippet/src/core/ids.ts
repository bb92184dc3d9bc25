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

/** A UUIDv7 (RFC 9562): sorts by the millisecond it was made in. */
export const uuidv7 = (now: number): string => {
  const time = now.toString(16).padStart(12, "0");
  const [a, b, c, variant, ...rest] = [...random(16)].map((byte) => (byte + 256).toString(16).slice(1)) as [string, string, string, string];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${(a + b).slice(1)}-${"89ab"[parseInt(variant, 16) & 3]}${(c + rest.pop()).slice(1)}-${rest.slice(0, 6).join("")}`;
};
