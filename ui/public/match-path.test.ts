import { describe, expect, it } from "vitest";
import { matchPath } from "./match-path.ts";

describe("the path of a page", () => {
  it.each([
    ["", "/", {}],
    ["follow", "/follow", {}],
    ["follow", "/follow/", {}],
    ["follow/:code", "/follow/7K3M", { code: "7K3M" }],
    ["follow/:code", "/follow/%E4%BD%A0", { code: "你" }],
    ["follow/:code", "/follow/100%", { code: "100%" }],
    ["report/done/:code", "/report/done/A", { code: "A" }],
  ])("%s is %s", (pattern, pathname, params) => {
    expect(matchPath(pattern, pathname)).toEqual(params);
  });

  it.each([
    ["", "/follow"],
    ["follow", "/follow/7K3M"],
    ["follow/:code", "/follow"],
    ["report/done/:code", "/report/send/A"],
  ])("%s is not %s", (pattern, pathname) => {
    expect(matchPath(pattern, pathname)).toBeNull();
  });
});
