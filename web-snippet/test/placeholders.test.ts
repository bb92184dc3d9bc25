import assert from "node:assert/strict";
import { test } from "node:test";
import { missing, needOf } from "../src/placeholders/needs.ts";
import { idIn, previewOf } from "../src/placeholders/preview.ts";
import { config } from "./samples.ts";

const YOUTUBE = "https://www.youtube-nocookie.com/embed/{id}";
const granted =
  (...keys: string[]) =>
  (key: string): boolean =>
    keys.includes(key);

test("each key that is named has to be granted, once", () => {
  assert.deepEqual(missing(["youtube, ads youtube", "ads"], granted()), ["youtube", "ads"]);
  assert.deepEqual(missing(["youtube ads"], granted("youtube")), ["ads"]);
  assert.deepEqual(missing(["youtube ads"], granted("youtube", "ads")), []);
});

test("of services that one address fits any one will do", () => {
  assert.deepEqual(missing(["maps|places"], granted()), ["maps"]);
  assert.deepEqual(missing(["maps|places"], granted("places")), []);
});

test("what names no key misses none", () => {
  assert.deepEqual(missing([null, "", "  "], granted()), []);
});

test("a service is told with its provider and category, a category by itself, an unknown key by its name", () => {
  const category = { key: "functional", title: "Videos", purpose: "Playing" };
  const provider = { name: "Google" };
  const notice = config({ categories: [category], services: [{ key: "youtube", category: "functional", title: "YouTube", provider }] });
  assert.deepEqual(needOf(notice, "youtube"), { key: "youtube", title: "YouTube", provider, category });
  assert.deepEqual(needOf(notice, "functional"), { key: "functional", title: "Videos", provider: undefined, category });
  assert.deepEqual(needOf(notice, "other"), { key: "other", title: "other", provider: undefined, category: undefined });
});

test("the id is what stands in its place, whatever follows it", () => {
  assert.equal(idIn("https://www.youtube-nocookie.com/embed/a-B_9?rel=0", YOUTUBE), "a-B_9");
  assert.equal(idIn("https://www.youtube-nocookie.com/embed/abc/", YOUTUBE), "abc");
  assert.equal(idIn("https://www.youtube-nocookie.com/embed/abc", YOUTUBE), "abc");
});

test("an address that doesn't begin as the template, or has no id there, has none", () => {
  assert.equal(idIn("https://www.youtube.com/embed/abc", YOUTUBE), undefined);
  assert.equal(idIn("https://www.youtube-nocookie.com/embed/", YOUTUBE), undefined);
  assert.equal(idIn("https://www.youtube-nocookie.com/embed/?list=1", YOUTUBE), undefined);
});

test("an id has 64 characters at most", () => {
  assert.equal(idIn("https://www.youtube-nocookie.com/embed/" + "a".repeat(64), YOUTUBE), "a".repeat(64));
  assert.equal(idIn("https://www.youtube-nocookie.com/embed/" + "a".repeat(65), YOUTUBE), undefined);
});

test("a picture is asked of our server only, by the service whose template fits", () => {
  const notice = config({
    services: [
      { key: "vimeo", category: "functional", preview: { id: "https://player.vimeo.com/video/{id}" } },
      { key: "youtube", category: "functional", preview: { id: YOUTUBE } },
      { key: "maps", category: "functional" },
    ],
  });
  const at = (address: string): string | undefined => previewOf(notice, "https://cmp.example", address);
  assert.equal(at("https://www.youtube-nocookie.com/embed/abc"), "https://cmp.example/v1/sites/demo/previews/youtube/abc");
  assert.equal(at("https://maps.example/embed/abc"), undefined);
});
