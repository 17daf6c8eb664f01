import { expect, it } from "vitest";
import { begunBy } from "#kernel/procedure/model/public.ts";
import { ORDER_PROCEDURE } from "../model/public.ts";
import { hotlineWeb } from "./index.ts";

it("offers 新建 to the posts that begin a matter, and to no other", () => {
  expect([...(hotlineWeb.beginners ?? [])].sort()).toEqual(begunBy([ORDER_PROCEDURE]));
});
