import { expect, it } from "vitest";
import { begunBy } from "#kernel/procedure/model/public.ts";
import {
  AGENDA_PROCEDURE,
  PLAN_PROCEDURE,
  RECTIFICATION_PROCEDURE,
  SUPERVISION_PROCEDURE,
  TASK_PROCEDURE,
  WHISTLE_PROCEDURE,
} from "../model/procedure.ts";
import { taskWeb } from "./index.ts";

it("offers 新建 to the posts that begin a matter, and to no other", () => {
  expect([...(taskWeb.beginners ?? [])].sort()).toEqual(
    begunBy([
      AGENDA_PROCEDURE,
      PLAN_PROCEDURE,
      RECTIFICATION_PROCEDURE,
      SUPERVISION_PROCEDURE,
      TASK_PROCEDURE,
      WHISTLE_PROCEDURE,
    ]),
  );
});
