/** What the sign-in page asks about the demonstration. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";

export const DemoAccountSchema = z.object({
  signInName: z.string(),
  personName: z.string(),
  /** 值班长, 派遣员 … */
  roleName: z.string(),
  unitName: z.string(),
});
export type DemoAccount = z.infer<typeof DemoAccountSchema>;

export const getDemo = endpoint({
  method: "GET",
  path: "/api/demo",
  summary: "示范市的账号与公开的密码；不是示范市时为空",
  access: { kind: "anyone" },
  response: z
    .object({
      password: z.string(),
      accounts: z.array(DemoAccountSchema),
      /** 当事人: a case that waits for its party, whose page needs no account; null until the cases are played. */
      party: z.object({ number: z.string(), code: z.string() }).nullable(),
    })
    .nullable(),
});
