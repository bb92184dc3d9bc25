import { ofCategory, ofService } from "./answers.ts";
import { at, isObject, list } from "./json.ts";
import type { Json, JsonObject } from "./json.ts";

const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");

const isGranting = (receipt: JsonObject): boolean =>
  list(at(receipt, "/pii_processing/purposes")).some((purpose) =>
    [purpose, ...list(at(purpose, "/services"))].some((told) => at(told, "/answer") === "given"),
  );

/** Pointers to what the receipt says in words and the record says otherwise; the server's class Agreement. */
export const disagreements = (receipt: JsonObject): string[] => {
  const record = receipt["record"] as JsonObject;
  const odd = new Set<string>();
  const need = (holds: boolean, pointer: string): void => void (holds || odd.add(pointer));
  const equal = (pointer: string, expected: string): void => need(at(receipt, pointer) === expected, pointer);
  const same = (pointer: string, member: string): void => equal(pointer, text(record[member]));

  same("/record_id", "id");
  same("/pii_principal_id", "session");
  same("/pii_processing/language", "language");
  same("/pii_processing/privacy_notice/id", "notice");
  same("/event/0/event_time", "recordedAt");
  same("/event/0/entity_id", "session");
  equal("/event/0/validity_duration", `${text(record["recordedAt"])}/${text(record["expiresAt"])}`);
  equal("/event/0/event_state", record["action"] === "withdraw" ? "withdrawn" : isGranting(receipt) ? "given" : "refused");
  const path = `/v1/sites/${text(record["site"])}/receipts/${text(record["id"])}`;
  need(text(at(receipt, "/pii_processing/withdrawal_method")).endsWith(path), "/pii_processing/withdrawal_method");

  const categories = new Set<string>();
  const services = new Set<string>();
  list(at(receipt, "/pii_processing/purposes")).forEach((purpose, i) => {
    const key = text(at(purpose, "/purpose_id"));
    const basis = text(at(purpose, "/lawful_basis"));
    const pointer = `/pii_processing/purposes/${i}`;
    need(!categories.has(key), pointer + "/purpose_id");
    categories.add(key);
    equal(pointer + "/answer", ofCategory(record, key, basis));
    list(at(purpose, "/services")).forEach((told, j) => {
      const service = text(at(told, "/service_id"));
      need(!services.has(service), `${pointer}/services/${j}/service_id`);
      services.add(service);
      equal(`${pointer}/services/${j}/answer`, ofService(record, service, key, basis));
    });
  });
  for (const [map, told] of [["categories", categories], ["services", services]] as const) {
    const answers = record[map];
    if (isObject(answers)) Object.keys(answers).forEach((key) => need(told.has(key), "/record/" + map));
  }
  return [...odd];
};
