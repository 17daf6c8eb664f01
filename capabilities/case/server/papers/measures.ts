/** Papers of preservation, sealing and seizure. */
import type { Json } from "#base/canonical-json.ts";
import { plainDateOf } from "#base/plain-date.ts";
import type { ContentOf, PaperCase } from "./paper-case.ts";

const measureOf = ({ wanted, known }: PaperCase) => known.measures.find((measure) => measure.id === wanted.key);
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

function items(paper: PaperCase): Json {
  return (measureOf(paper)?.items ?? []).map((item) => ({ ...item }));
}

const base: ContentOf = (paper) => {
  const measure = measureOf(paper);
  return {
    items: items(paper),
    reason: measure?.reason,
    fromOn: measure?.executedAt ? plainDateOf(measure.executedAt) : undefined,
    toOn: measure?.dueOn ?? undefined,
    measure: measure?.kind,
  };
};

/** Why a seizure ends, as 解除决定书 lists it. */
function releaseReason({ input, known, wanted }: PaperCase): string {
  if (wanted.actor.role === "system") return "expired";
  if (known.outcome !== null) return "decided";
  return input.handling === "returned" ? "unrelated" : "other";
}

export const MEASURE_CONTENT: Readonly<Record<string, ContentOf>> = {
  "DOC-09": (paper) => ({ ...base(paper), isUrgent: measureOf(paper)?.state === "urgent" }),
  "DOC-10": base,
  "DOC-11": (paper) => ({ ...base(paper), handling: measureOf(paper)?.handling ?? undefined }),
  "DOC-15": (paper) => {
    const measure = measureOf(paper);
    return { ...base(paper), urgentAt: measure?.state === "urgent" ? (measure.executedAt ?? undefined) : undefined };
  },
  "DOC-16": base,
  "DOC-17": (paper) => ({
    startAt: measureOf(paper)?.executedAt ?? undefined,
    notified:
      paper.input.isPartyPresent === true ? "当事人到场" : `当事人未到场，见证人 ${textOf(paper.input.witness)}`,
    isReasonTold: paper.input.isReasonTold === true,
    partyView: textOf(paper.input.partyView),
    video: Array.isArray(paper.input.video) ? `录像 ${paper.input.video.length} 段` : undefined,
  }),
  "DOC-18": (paper) => ({
    reason: textOf(paper.input.reason),
    newToOn: measureOf(paper)?.dueOn ?? undefined,
    decisionNumber: paper.paperOf("DOC-16", paper.wanted.key)?.number,
  }),
  "DOC-19": (paper) => ({
    ...base(paper),
    decisionNumber: paper.paperOf("DOC-16", paper.wanted.key)?.number,
    reason: releaseReason(paper),
    returnedAt: measureOf(paper)?.endedAt ?? undefined,
  }),
};
