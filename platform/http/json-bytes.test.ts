import { expect, it } from "vitest";
import { jsonBytes } from "./json-bytes.ts";

const text = (value: object) => jsonBytes(value).toString("utf8");

it.each<[string, object]>([
  ["nothing", {}],
  ["an empty list", []],
  ["a list of rows", [{ number: "990102-1", title: "井盖破损" }, { number: null }, [], [[1, [2]]]]],
  [
    "members left out and made null",
    { a: undefined, b: [undefined, () => 1, Symbol("x")], c: () => 1, d: { e: undefined } },
  ],
  ["words that are escaped", { '引"号\\': "第一行\n第二行\u2028\u0007", half: "\ud83d", whole: "🚧" }],
  ["numbers", { a: -0, b: 1e21, c: Number.NaN, d: Number.POSITIVE_INFINITY, e: 0.1 }],
  [
    "what writes itself",
    { at: new Date(0), deep: { at: new Date(0), list: [new Date(0)] }, none: { toJSON: () => ({ a: 1 }) } },
  ],
  ["own members in their order", { 2: "b", 1: "a", z: 1, a: { y: 1, b: { c: [{ d: 1 }] } } }],
  [
    "a page longer than the place it is written to",
    { words: "督办".repeat(200_000), list: Array(50_000).fill({ name: "城管" }) },
  ],
])("%s is written as JSON.stringify writes it", (_, value) => {
  expect(text(value)).toBe(JSON.stringify(value));
});

it("an answer does not change when the next one is written", () => {
  const first = jsonBytes({ name: "甲".repeat(3_000) });
  jsonBytes({ name: "乙".repeat(3_000) });
  expect(JSON.parse(first.toString("utf8"))).toEqual({ name: "甲".repeat(3_000) });
});

it("what cannot be written is refused, and the next answer is whole", () => {
  const ring: { self?: object } = {};
  ring.self = { of: { ring } };
  expect(() => jsonBytes(ring)).toThrow(TypeError);
  expect(() => jsonBytes({ n: 1n })).toThrow(TypeError);
  expect(text({ a: 1 })).toBe('{"a":1}');
});
