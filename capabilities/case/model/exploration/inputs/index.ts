/** Inputs for every act of a case, mostly sound, made from what the case knows; some are spoiled on purpose. */
import type { CaseAct } from "../../procedure.ts";
import { MONEY_AND_AFTER } from "./after.ts";
import { CLUE_AND_FILING } from "./clue.ts";
import { DELIVERY_MEASURES_EXECUTION } from "./execution.ts";
import { type Ground, type Make, reason } from "./ground.ts";
import { INQUIRY_AND_DECISION } from "./inquiry.ts";

const INPUTS: Partial<Record<CaseAct, Make>> = {
  ...CLUE_AND_FILING,
  ...INQUIRY_AND_DECISION,
  ...DELIVERY_MEASURES_EXECUTION,
  ...MONEY_AND_AFTER,
};

/** The input of an act, spoiled now and then: a member left out, of the wrong kind, or far off. */
export function inputFor(act: CaseAct, ground: Ground): unknown {
  const input: Record<string, unknown> = { ...(INPUTS[act] ?? reason)(ground) };
  if (!ground.chance.is(0.06)) return input;
  const names = Object.keys(input);
  if (names.length === 0) return null;
  const name = ground.chance.pick(names);
  const wrong = ground.chance.pick([undefined, null, "", "二〇二六", -1, 1.5, 1e15, true, [], {}, "9999-12-31"]);
  return { ...input, [name]: wrong };
}
