import { sha256, utf8 } from "./bytes.ts";
import { at, canonical, list } from "./json.ts";
import type { Json, JsonObject } from "./json.ts";

const NOTICE = "/pii_processing/privacy_notice";

const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

const same = (one: Json | undefined, other: Json | undefined): boolean =>
  one === undefined || other === undefined ? one === other : canonical(one) === canonical(other);

/** Whether a receipt is of consent that was given elsewhere. */
export const isStated = (receipt: JsonObject): boolean => at(receipt, "/record/type") === "stated";

/** What such a receipt says in words and the record, or the text whose hash is in the record, says otherwise; the server's class StatedAgreement. */
export const statedDisagreements = async (receipt: JsonObject): Promise<string[]> => {
  const record = receipt["record"] as JsonObject;
  const asked = at(receipt, NOTICE + "/text");
  const odd = new Set<string>();
  const need = (holds: boolean, pointer: string): void => void (holds || odd.add(pointer));
  const equal = (pointer: string, expected: string): void => need(at(receipt, pointer) === expected, pointer);
  const answer = (key: string): string => {
    const said = at(record, "/answers/" + key);
    return said === undefined ? "not_asked" : said === true ? "given" : "refused";
  };

  need(asked !== undefined && hex(await sha256(utf8(canonical(asked)))) === record["text"], NOTICE + "/text");
  equal(NOTICE + "/id", text(record["text"]));
  need(same(at(receipt, NOTICE + "/shown"), record["shown"]), NOTICE + "/shown");
  equal("/record_id", text(record["id"]));
  const principal = text(record["session" in record ? "session" : "person"]);
  equal("/pii_principal_id", principal);
  equal("/pii_processing/language", text(at(asked, "/language")));
  equal("/event/0/event_time", text(record["givenAt"]));
  equal("/event/0/entity_id", principal);
  const purposes = list(at(receipt, "/pii_processing/purposes"));
  const granting = purposes.some((purpose) => at(purpose, "/answer") === "given");
  equal("/event/0/event_state", record["action"] === "withdraw" ? "withdrawn" : granting ? "given" : "refused");
  const controller = at(asked, "/controller");
  if (controller !== undefined) equal("/party_identification/0/party_name", text(controller));
  equal("/pii_processing/withdrawal_method", text(at(asked, "/statement/url") ?? at(receipt, "/party_identification/0/party_name")));

  const wanted = list(at(asked, "/purposes"));
  need(purposes.length === wanted.length, "/pii_processing/purposes");
  purposes.forEach((purpose, i) => {
    const pointer = `/pii_processing/purposes/${i}`;
    const key = text(at(wanted[i], "/key"));
    equal(pointer + "/purpose_id", key);
    equal(pointer + "/purpose", text(at(wanted[i], "/text")));
    equal(pointer + "/lawful_basis", "consent");
    equal(pointer + "/answer", answer(key));
    need(at(purpose, "/services") === undefined, pointer + "/services");
  });
  return [...odd];
};
