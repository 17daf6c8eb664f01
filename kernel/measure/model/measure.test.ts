import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PlainDate } from "#base/plain-date.ts";
import { type CounterDelta, differenceOf, netOf, type RatioDefinition, ratioOf } from "./public.ts";

const cells: fc.Arbitrary<CounterDelta> = fc.record({
  day: fc.constantFrom("2026-11-20", "2026-11-21").map((day) => day as PlainDate),
  divisionCode: fc.constantFrom("990102001001", "990102002001"),
  counter: fc.constantFrom("inst", "report"),
  unitId: fc.constantFrom(null, "u1"),
  personId: fc.constant(null),
  role: fc.constantFrom(null, "acceptor"),
  classKey: fc.constant(null),
  isEmergency: fc.boolean(),
  value: fc.constantFrom(1, -1),
});
const histories = fc.array(cells, { maxLength: 40 });

describe("deltas", () => {
  test("net of each other leave no zero and each cell once, whatever their order", () => {
    fc.assert(
      fc.property(histories, (deltas) => {
        const net = netOf(deltas);
        expect(net.every((delta) => delta.value !== 0)).toBe(true);
        expect(netOf(deltas.toReversed())).toEqual(net);
        expect(net.reduce((sum, delta) => sum + delta.value, 0)).toBe(
          deltas.reduce((sum, delta) => sum + delta.value, 0),
        );
      }),
    );
  });

  test("applied as a difference give what folding from zero gives", () => {
    fc.assert(
      fc.property(histories, histories, (before, more) => {
        const after = [...before, ...more];
        expect(netOf([...netOf(before), ...differenceOf(netOf(before), after)])).toEqual(netOf(after));
        expect(differenceOf(after, after)).toEqual([]);
      }),
    );
  });
});

describe("a ratio", () => {
  const ratio: RatioDefinition = {
    ...{ id: "satisfaction", label: "满意率", numerator: ["satisfied"], denominator: ["satisfied", "unsatisfied"] },
    ...{ appliesTo: ["region"], better: "high", isConfirmed: true, note: "" },
  };
  test("is a percentage of sums", () => expect(ratioOf(ratio, { satisfied: 3, unsatisfied: 1 })).toBe(75));
  test("is unknown when there is nothing to divide by", () => expect(ratioOf(ratio, {})).toBeNull());
});
