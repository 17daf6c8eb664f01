import { expect, it } from "vitest";
import type { RecordEntry } from "#kernel/record/model/public.ts";
import { narrate } from "./narrate.ts";

it.each([
  [{ method: "direct", isDone: true, account: "本人签收" }, "直接送达，已送达；本人签收"],
  [{ method: "post", isDone: false, account: "查无此人，退回" }, "邮寄送达，未能送达；查无此人，退回"],
])("a delivery is told by the name of its method: %j", (input, words) => {
  expect(narrate({ act: "deliver", input } as unknown as RecordEntry)).toBe(words);
});
