import { expect, it } from "vitest";
import { begunBy } from "#kernel/procedure/model/public.ts";
import { CASE_PROCEDURE } from "../model/public.ts";
import { caseWeb } from "./index.ts";

it("offers 新建 to the posts that begin a matter, and to no other", () => {
  expect([...(caseWeb.beginners ?? [])].sort()).toEqual(begunBy([CASE_PROCEDURE]));
});
