import { describe, expect, it } from "vitest";
import { filterFrom, isSameFilter, queryOf, withFilter } from "./filter-address.ts";

describe("a filter in the address", () => {
  it("is read back as it was written, and leaves the chosen row alone", () => {
    const filter = { view: "open", lights: "red,yellow", text: "文渡路" } as const;
    const search = withFilter(new URLSearchParams("row=7&view=todo&kind=report"), filter);
    expect(filterFrom(search)).toEqual(filter);
    expect(search.get("row")).toBe("7");
    expect(search.has("kind")).toBe(false);
  });
  it("leaves out what cannot be understood, so that old links still open a list", () => {
    expect(filterFrom(new URLSearchParams("view=mine&unitId=7&cellCode=990102&flags=rework"))).toEqual({
      flags: "rework",
    });
  });
  it("without a view means what I must do now", () => {
    expect(queryOf({}).view).toBe("todo");
    expect(isSameFilter({}, { view: "todo" })).toBe(true);
    expect(isSameFilter({ view: "open" }, {})).toBe(false);
  });
});
