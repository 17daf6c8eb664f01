/** 罚款缴纳: what is owed, what was paid, what surcharge the law adds. Integer 分. */
import { z } from "zod";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";

export const PaymentSchema = z.object({
  fineFen: z.number().int().nonnegative(),
  dueOn: PlainDateSchema.nullable(),
  paid: z.array(
    z.object({
      id: z.string(),
      fen: z.number().int().positive(),
      on: PlainDateSchema,
      channel: z.enum(["on_the_spot", "bank", "online"]),
      receipt: z.string(),
      /** 当场收缴: handed to the agency, and by the agency to the bank, two days each. */
      handedInOn: PlainDateSchema.nullable(),
      bankedOn: PlainDateSchema.nullable(),
    }),
  ),
  arrangement: z
    .object({
      kind: z.enum(["deferred", "instalments"]),
      askedAt: InstantSchema,
      reason: z.string(),
      isGranted: z.boolean().nullable(),
      schedule: z.array(z.object({ dueOn: PlainDateSchema, fen: z.number().int().positive() })),
    })
    .nullable(),
  /** 加处罚款 reduced by an execution agreement; the fine itself is never reduced. */
  surchargeWaivedFen: z.number().int().nonnegative(),
  refundedFen: z.number().int().nonnegative(),
});
export type Payment = z.infer<typeof PaymentSchema>;
