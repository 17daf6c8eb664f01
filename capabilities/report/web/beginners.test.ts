import { expect, it } from "vitest";
import { begunBy } from "#kernel/procedure/model/public.ts";
import { REPORT_PROCEDURE } from "../model/public.ts";
import { reportWeb } from "./index.ts";

it("offers 新建 to the posts that begin a matter, and to no other", () => {
  expect([...(reportWeb.beginners ?? [])].sort()).toEqual(begunBy([REPORT_PROCEDURE]));
});
