import { decodeUrl, encodeUrl, sha256, utf8 } from "./bytes.ts";
import type { Bytes } from "./bytes.ts";
import { Fault, require } from "./fault.ts";
import { isObject, list, parseJson } from "./json.ts";
import type { JsonObject } from "./json.ts";

const ED25519 = { name: "Ed25519" };
const MAX_CHARACTERS = 512 * 1024;

/** A public key of Ed25519 that whoever checks trusts. */
export interface Key {
  /** Its JWK thumbprint (RFC 7638). */
  readonly kid: string;
  readonly raw: Bytes;
  verify(message: Bytes, signature: Bytes): Promise<boolean>;
}

const keyOf = async (jwk: JsonObject): Promise<Key> => {
  require(!("d" in jwk), "private");
  const { x, kid } = jwk;
  require(jwk["use"] === "sig" && jwk["alg"] === "EdDSA" && typeof x === "string" && typeof kid === "string", "keys");
  const raw = decodeUrl(x as string);
  const thumbprint = encodeUrl(await sha256(utf8(`{"crv":"Ed25519","kty":"OKP","x":"${x as string}"}`)));
  require(raw.length === 32 && thumbprint === kid, "keys");
  let key: CryptoKey;
  try {
    key = await crypto.subtle.importKey("raw", raw, ED25519, false, ["verify"]);
  } catch (error) {
    throw new Fault((error as Error).name === "NotSupportedError" ? "unsupported" : "keys");
  }
  return { kid: kid as string, raw, verify: (message, signature) => crypto.subtle.verify(ED25519, key, signature, message) };
};

/** The keys of a JWKS; others than those of Ed25519 are passed over. Never the keys that a receipt brings along. */
export const parseKeys = async (text: string): Promise<Key[]> => {
  require(text.length <= MAX_CHARACTERS, "keys");
  const set = parseJson(text);
  require(isObject(set) && Array.isArray(set["keys"]), "keys");
  const jwks = list((set as JsonObject)["keys"]);
  require(jwks.every(isObject), "keys");
  const ours = (jwks as JsonObject[]).filter((jwk) => "d" in jwk || (jwk["kty"] === "OKP" && jwk["crv"] === "Ed25519"));
  return Promise.all(ours.map(keyOf));
};
