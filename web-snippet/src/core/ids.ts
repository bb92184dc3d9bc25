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
  const bytes = random(16);
  for (let i = 5, rest = now; i >= 0; i--) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[6] = (bytes[6]! & 15) | 112;
  bytes[8] = (bytes[8]! & 63) | 128;
  return [...bytes].map((byte, i) => (i === 4 || i === 6 || i === 8 || i === 10 ? "-" : "") + (byte + 256).toString(16).slice(1)).join("");
};
