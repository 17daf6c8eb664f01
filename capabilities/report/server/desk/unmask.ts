/** 查看反映人信息: an act on the record first, and only then the answer. */
import type { unmaskReporter } from "#capabilities/report/contract.ts";
import { perform } from "#kernel/matter/server/public.ts";
import { loadDetail } from "../columns.ts";
import type { AnswerOf, BodyOf } from "../endpoint-types.ts";
import type { Beside } from "./beside-report.ts";

export async function unmask(
  { engine, platform, id, caller, now }: Beside,
  body: BodyOf<typeof unmaskReporter>,
  ip: string,
): Promise<AnswerOf<typeof unmaskReporter>> {
  const { requestId, version, ...input } = body;
  const outcome = await perform(engine, {
    matterId: id,
    kind: "report",
    act: "unmask",
    input,
    versionSeen: version,
    requestId,
    actor: caller,
    now,
    origin: { channel: "console", ip },
  });
  const detail = await loadDetail(platform.database, platform.secrets, id);
  const shown = (member: "reporterName" | "reporterPhone") => (input.members.includes(member) ? detail[member] : null);
  return {
    reporterName: shown("reporterName"),
    reporterPhone: shown("reporterPhone"),
    version: outcome.version,
  };
}
