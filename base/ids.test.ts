import { describe, expect, it } from "vitest";
import { IdSchema, uuidV7 } from "./ids.ts";

const zeros = new Uint8Array(10);

describe("identifiers", () => {
  it("are UUIDs of version 7 that carry their moment", () => {
    const id = uuidV7(Date.parse("2026-11-21T02:00:00Z"), new Uint8Array(10).fill(255));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(IdSchema.safeParse(id).success).toBe(true);
    expect(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(Date.parse("2026-11-21T02:00:00Z"));
  });

  it("sort by their moment", () => {
    const ids = [1_000, 999, 70_000_000_000, 1_001].map((ms) => uuidV7(ms, zeros));
    expect([...ids].sort()).toEqual([ids[1], ids[0], ids[3], ids[2]]);
  });
});
