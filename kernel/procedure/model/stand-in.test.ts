/** An unfinished input is completed by the schema that will judge it, twice differently; what was typed stays. */
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema, shanghaiTime } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import type { Act, FieldDeclaration } from "./procedure.ts";
import { completeInput, type StandIn } from "./stand-in.ts";

const NOW = shanghaiTime("2026-11-18 10:00");
const field = (name: string, type: FieldDeclaration["type"], options: readonly string[] = []): FieldDeclaration => ({
  ...{ name, type, label: name, isRequired: true },
  options: options.map((value) => ({ value, label: value })),
});

function complete(schema: z.ZodType, fields: readonly FieldDeclaration[], typed: unknown, standIn: StandIn = 0) {
  const act = { input: schema } as unknown as Act<string, object, object, unknown>;
  return completeInput(act, fields, typed, { now: NOW, standIn });
}

describe("an unfinished input", () => {
  it("stays as it was typed when nothing is missing", () => {
    const schema = z.object({ reason: z.string().min(4) });
    expect(complete(schema, [field("reason", "longText")], { reason: "理由充分" })).toEqual({
      input: { reason: "理由充分" },
      stoodIn: [],
    });
  });

  it("is completed by the types that the form draws, differently each time, and names what it stood in for", () => {
    const schema = z.object({
      measureId: z.string().min(1),
      at: InstantSchema,
      on: PlainDateSchema,
      isDone: z.boolean(),
      fen: z.number().int().positive(),
      officer: IdSchema,
      files: z.array(z.string().regex(/^[0-9a-f]{64}$/)).min(1),
      kept: z.string(),
    });
    const officers = ["0199a0e0-0000-7000-8000-000000000001", "0199a0e0-0000-7000-8000-000000000002"];
    const fields = [
      field("measureId", "choice", ["m1", "m2"]),
      field("at", "instant"),
      field("on", "date"),
      field("isDone", "yesNo"),
      field("fen", "number"),
      field("officer", "choice", officers),
      field("files", "photos"),
    ];
    const [first, second] = [complete(schema, fields, { kept: "在" }), complete(schema, fields, { kept: "在" }, 1)];
    expect(first.stoodIn).toEqual(["measureId", "at", "on", "isDone", "fen", "officer", "files"]);
    const [one, other] = [first.input, second.input] as [Record<string, unknown>, Record<string, unknown>];
    expect([one.kept, other.kept]).toEqual(["在", "在"]);
    for (const name of first.stoodIn) expect(one[name], name).not.toEqual(other[name]);
  });

  it("is completed by the schema alone where the form says nothing: lists of objects, dates behind a refinement", () => {
    const schema = z.object({
      items: z
        .array(z.object({ name: z.string().min(1), quantity: z.number().positive(), on: PlainDateSchema }))
        .min(1),
      kind: z.enum(["seal", "seize"]),
    });
    const { input } = complete(schema, [field("items", "longText")], {});
    expect(schema.safeParse(input).success).toBe(true);
  });

  it("is given up when no stand-in fits", () => {
    const never = z.object({ a: z.string() }).refine(() => false, "总不对");
    expect(complete(never, [field("a", "text")], {})).toEqual({ input: null, stoodIn: ["a"] });
    const odd = z.object({ a: z.string().refine((text) => text === "口令") });
    expect(complete(odd, [field("a", "text")], {}).input).toBeNull();
  });
});
