import { expect, test } from "vitest";
import { around, boundsOf, viewOf } from "./shape.ts";

test("the extent of a shape is found at any depth of nesting", () => {
  const point = [114, 33];
  expect(boundsOf(point)).toEqual([114, 33, 114, 33]);
  expect(boundsOf([[[point, [114.1, 33.2], [113.9, 33.1]]]])).toEqual([113.9, 33, 114.1, 33.2]);
  expect(boundsOf([])).toBeNull();
});

test("several extents become the one around them; unknown ones are left out", () => {
  expect(around([[0, 0, 1, 1], null, [2, -1, 3, 0]])).toEqual([0, -1, 3, 1]);
  expect(around([null])).toBeNull();
});

test("a smaller ground is seen from nearer, a single point not from nearer than a street", () => {
  const wide = viewOf([113, 32, 115, 34]);
  const near = viewOf([114, 33, 114.01, 33.01]);
  expect(near.zoom).toBeGreaterThan(wide.zoom);
  expect(viewOf([114, 33, 114, 33]).zoom).toBe(17);
  expect(wide.center).toEqual({ longitude: 114, latitude: 33 });
});
