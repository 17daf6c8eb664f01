/** Papers of payment, execution, transfer and advice. */
import type { Json } from "#base/canonical-json.ts";
import { fen, formatFen } from "#base/money.ts";
import { EXECUTION_PATHS, owedOn } from "#capabilities/case/model/public.ts";
import type { ContentOf, PaperCase } from "./paper-case.ts";
import { RIGHTS_BEFORE_EXECUTION } from "./words.ts";

const executionOf = ({ wanted, known }: PaperCase) => known.executions.find((one) => one.id === wanted.key);
const transferOf = ({ wanted, known }: PaperCase) => known.transfers.find((one) => one.id === wanted.key);
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

function owedFen({ known, on }: PaperCase): number | undefined {
  const { fineFen, surchargeFen } = owedOn(known, on);
  return fineFen + surchargeFen > 0 ? fineFen + surchargeFen : undefined;
}

function reason(paper: PaperCase): string {
  const execution = executionOf(paper);
  return `当事人没有履行${paper.known.decisionNumber ?? "行政决定"}确定的义务：${execution?.obligation ?? ""}；经催告仍不履行。`;
}

export const EXECUTION_CONTENT: Readonly<Record<string, ContentOf>> = {
  "DOC-40": ({ known }) => {
    const arrangement = known.payment?.arrangement;
    return {
      application: arrangement?.reason,
      decision: arrangement?.isGranted ? arrangement.kind : "refused",
      schedule: arrangement?.schedule.map((step): Json => ({ dueOn: step.dueOn, amount: formatFen(fen(step.fen)) })),
    };
  },
  "DOC-41": (paper) => {
    const execution = executionOf(paper);
    return {
      obligation: execution?.obligation,
      amountFen: owedFen(paper),
      method: execution ? `逾期仍不履行的，${EXECUTION_PATHS[execution.path]}。` : undefined,
      rights: RIGHTS_BEFORE_EXECUTION,
    };
  },
  "DOC-42": (paper) => ({ reason: reason(paper), method: textOf(paper.input.method) }),
  "DOC-43": (paper) => ({
    reason: reason(paper),
    target: executionOf(paper)?.obligation,
    at: textOf(paper.input.method),
    budgetFen: executionOf(paper)?.costFen,
  }),
  "DOC-44": (paper) => ({
    startAt: textOf(paper.input.at) || undefined,
    process: textOf(paper.input.process),
    supervisor: paper.wanted.actor.name,
    video: Array.isArray(paper.input.video) ? `录像 ${paper.input.video.length} 段` : undefined,
  }),
  "DOC-45": (paper) => ({
    structure: executionOf(paper)?.obligation,
    dueOn: textOf(paper.input.dueOn) || undefined,
  }),
  "DOC-46": (paper) => ({
    court: textOf(paper.input.court),
    respondent: paper.known.party?.name,
    request: `请求强制执行：${executionOf(paper)?.obligation ?? ""}`,
    demandedOn: executionOf(paper)?.demandDeliveredOn ?? undefined,
    headName: paper.wanted.actor.name,
    materials: paper.known.issued
      .filter((issued) => ["DOC-34", "DOC-33", "DOC-41"].includes(issued.form))
      .map(({ form, key }): Json => {
        const issued = paper.paperOf(form, key);
        return { name: `${issued?.name ?? ""} ${issued?.number ?? ""}`.trim(), copies: "1" };
      }),
  }),
  "DOC-48": (paper) => ({
    receiver: transferOf(paper)?.receiver,
    facts: transferOf(paper)?.reason,
    approvedAt: transferOf(paper)?.approvedAt ?? undefined,
    materials: paper.known.evidence.map(
      (item): Json => ({
        name: item.title,
        pages: String(Math.max(item.files.length, 1)),
        note: "",
      }),
    ),
  }),
  "DOC-50": (paper) => ({
    receiver: transferOf(paper)?.receiver,
    problem: paper.known.facts || paper.known.summary,
    advice: transferOf(paper)?.reason,
  }),
};
