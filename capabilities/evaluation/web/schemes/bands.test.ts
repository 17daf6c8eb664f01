import { expect, test } from "vitest";
import { bandsOf, wordsOfBands } from "./bands.ts";

test("bands are read as they are written, with full-width signs too", () => {
  const bands = [
    { upTo: 0, score: 100 },
    { upTo: 2, score: 90 },
    { upTo: null, score: 0 },
  ];
  expect(wordsOfBands(bands)).toBe("0=100，2=90，其余=0");
  expect(bandsOf("0=100，2=90，其余=0")).toEqual(bands);
  expect(bandsOf("0＝100, 2:90；其余：0")).toEqual(bands);
});

test("what cannot be read is left out", () => {
  expect(bandsOf("两件=90，3=，4=80")).toEqual([{ upTo: 4, score: 80 }]);
});
