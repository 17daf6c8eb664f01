/** The steps of a case that is dealt with on the spot, and which of them the case still lacks. */
import { z } from "zod";
import type { MatterPage } from "#kernel/matter/contract.ts";

export const SPOT_STEPS = [
  { act: "receive_clue", label: "现场情况" },
  { act: "name_party", label: "当事人" },
  { act: "set_offence", label: "违法行为" },
  { act: "handle_on_the_spot", label: "出示证件" },
  { act: "inform_on_the_spot", label: "告知" },
  { act: "hear_on_the_spot", label: "听取申辩" },
  { act: "decide_on_the_spot", label: "当场决定" },
] as const;
export type SpotStep = (typeof SPOT_STEPS)[number]["act"];

const Known = z.looseObject({
  party: z.unknown(),
  offenceId: z.string().nullable(),
  spotSteps: z.array(z.string()),
  outcome: z.string().nullable(),
});

export function stepsLeft({ row, detail }: Pick<MatterPage, "row" | "detail">): readonly SpotStep[] {
  const known = Known.parse(detail);
  const isDone: Record<SpotStep, boolean> = {
    receive_clue: true,
    name_party: known.party !== null,
    set_offence: known.offenceId !== null,
    handle_on_the_spot: row.state !== "received" && row.state !== "verifying",
    inform_on_the_spot: known.spotSteps.includes("informed"),
    hear_on_the_spot: known.spotSteps.includes("heard"),
    decide_on_the_spot: known.outcome !== null,
  };
  return SPOT_STEPS.map(({ act }) => act).filter((act) => !isDone[act]);
}
