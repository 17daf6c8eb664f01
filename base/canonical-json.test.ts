import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalJson, type Json } from "./canonical-json.ts";

it.each<[Json, string]>([
  [null, "null"],
  [[], "[]"],
  [{}, "{}"],
  [{ b: 1, a: [true, "路灯", { d: undefined, c: null }] }, '{"a":[true,"路灯",{"c":null}],"b":1}'],
  [{ "\u{10000}": 1, "\uffff": 2, 甲: 3, Z: 4, a: 5 }, '{"Z":4,"a":5,"甲":3,"\u{10000}":1,"\uffff":2}'],
])("writes %j as %s", (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

it("writes one text for one value, in whatever order its members came, and reads back", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue(), { maxKeys: 60 }), (value) => {
      const text = canonicalJson(value as Json);
      const turned = Object.fromEntries(Object.entries(value).toReversed());
      expect(canonicalJson(turned as Json)).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(Object.keys(JSON.parse(text)).filter((key) => !/^\d+$/.test(key))).toEqual(
        Object.keys(value)
          .filter((key) => !/^\d+$/.test(key))
          .sort(),
      );
    }),
  );
});
