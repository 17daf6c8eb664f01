/** What an act told: the payload of every listener. */
import { z } from "zod";
import { InstantSchema } from "#base/instant.ts";

export const ToldSchema = z.object({
  matterId: z.string(),
  /** Entry of the record the event follows from. */
  seq: z.number().int(),
  at: InstantSchema,
  payload: z.record(z.string(), z.unknown()),
});
export type Told = z.infer<typeof ToldSchema>;
