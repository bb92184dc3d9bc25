import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { base64url, newSecret, sessionOf, uuidv7 } from "../src/choice/ids.ts";
import { sha256 } from "../src/choice/sha256.ts";
import { forAll } from "./samples.ts";

test("our SHA-256 is the real one for every length of one block", () => {
  forAll(200, (random) => {
    const text = Array.from({ length: Math.floor(random() * 56) }, () => String.fromCharCode(Math.floor(random() * 128))).join("");
    assert.deepEqual([...sha256(text)], [...createHash("sha256").update(text).digest()], JSON.stringify(text));
  });
});

test("a secret is 22 characters and never the same", () => {
  const secrets = new Set(Array.from({ length: 500 }, newSecret));
  assert.equal(secrets.size, 500);
  for (const secret of secrets) assert.match(secret, /^[A-Za-z0-9_-]{22}$/);
});

test("a session is the first half of the digest of its secret", () => {
  const secret = newSecret();
  assert.equal(sessionOf(secret), base64url(createHash("sha256").update(secret).digest().subarray(0, 16)));
});

test("ids are UUIDv7 with the time in front", () => {
  for (const now of [0, 1, Date.parse("2026-11-23T13:37:00.123Z"), 2 ** 48 - 1]) {
    for (let i = 0; i < 100; i++) {
      const id = uuidv7(now);
      assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      assert.equal(parseInt(id.slice(0, 13).replace("-", ""), 16), now);
    }
  }
  assert(new Set(Array.from({ length: 1000 }, () => uuidv7(5))).size === 1000);
});
