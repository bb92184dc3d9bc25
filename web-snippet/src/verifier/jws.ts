import { decodeUrl, encodeUrl, utf8 } from "./bytes.ts";
import { Fault, require } from "./fault.ts";
import { isObject, parseJson } from "./json.ts";
import type { JsonObject } from "./json.ts";
import type { Key } from "./keys.ts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Checks a detached JWS (RFC 7515 appendix F) of exactly the header that receipts have: alg, kid and typ. */
export const verifyDetached = async (jws: string, payload: string, typ: string, keys: readonly Key[]): Promise<Key> => {
  const parts = jws.split(".");
  require(parts.length === 3 && parts[1] === "", "jws");
  const [head = "", , signature = ""] = parts;
  const header = parseJson(decoder.decode(decodeUrl(head)));
  require(isObject(header) && Object.keys(header).sort().join() === "alg,kid,typ", "jws");
  const { alg, kid, typ: kind } = header as JsonObject;
  require(alg === "EdDSA" && kind === typ && typeof kid === "string", "jws");
  const key = keys.find((known) => known.kid === kid);
  if (!key) throw new Fault("unknownKey", String(kid));
  const signed = utf8(`${head}.${encodeUrl(utf8(payload))}`);
  require(await key.verify(signed, decodeUrl(signature)), "badSignature");
  return key;
};
