import type { CallOutput } from "#ui/call.ts";
import type { listApprovals } from "../../../contract.ts";

export type Approval = CallOutput<typeof listApprovals>["approvals"][number];

/** One case may wait for several things. */
export const keyOfApproval = ({ matterId, kind }: Pick<Approval, "matterId" | "kind">) => `${matterId} ${kind}`;
