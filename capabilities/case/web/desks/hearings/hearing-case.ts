import type { CallOutput } from "#ui/call.ts";
import type { listHearings } from "../../../contract.ts";

export type HearingCase = CallOutput<typeof listHearings>["hearings"][number];
