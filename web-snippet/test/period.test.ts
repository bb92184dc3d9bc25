import assert from "node:assert/strict";
import { test } from "node:test";
import { addPeriod, parsePeriod } from "../src/choice/period.ts";

test("periods and durations are read, anything else is not", () => {
  assert.deepEqual(parsePeriod("P1Y2M3W4DT5H6M7S"), [1, 2, 3, 4, 5, 6, 7]);
  assert.deepEqual(parsePeriod("PT30M"), [0, 0, 0, 0, 0, 30, 0]);
  for (const wrong of ["", "P", "session", "6M", "P6", "P-1D", " P1D"]) assert.equal(parsePeriod(wrong), undefined, wrong);
});

test("a period is added as java.time adds it", () => {
  const cases = [
    ["2026-08-31T10:00:00.000Z", "P6M", "2027-02-28T10:00:00.000Z"],
    ["2024-02-29T00:00:00.000Z", "P1Y", "2025-02-28T00:00:00.000Z"],
    ["2026-01-31T00:00:00.000Z", "P1M", "2026-02-28T00:00:00.000Z"],
    ["2026-01-31T00:00:00.000Z", "P1M1D", "2026-03-01T00:00:00.000Z"],
    ["2026-03-01T00:00:00.000Z", "P2W3D", "2026-03-18T00:00:00.000Z"],
    ["2026-12-15T00:00:00.000Z", "P13M", "2028-01-15T00:00:00.000Z"],
  ] as const;
  for (const [from, period, to] of cases) assert.equal(addPeriod(new Date(from), period).toISOString(), to, period);
});

test("an unreadable lifetime is six months", () => {
  assert.equal(addPeriod(new Date("2026-01-01T00:00:00.000Z"), "never").toISOString(), "2026-07-01T00:00:00.000Z");
});
