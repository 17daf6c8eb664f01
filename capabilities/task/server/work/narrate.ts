/** What an entry of the record says, as a sentence for the story. */
import {
  DIFFICULTIES,
  LADDER_STEPS,
  LEDGERS,
  LOOK_BACKS,
  MEETINGS,
  ORDER_LEVELS,
} from "#capabilities/task/model/public.ts";
import type { RecordEntry } from "#kernel/record/model/public.ts";

type UnitName = (id: unknown) => string | null;
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const labelled = (labels: Readonly<Record<string, string>>, value: unknown): string => labels[text(value)] ?? "";

/** The words that were given, after the label of the act: every act of these kinds says what it is by its label. */
export function narrate(label: string, entry: RecordEntry, unitName: UnitName): string {
  const input = (entry.input ?? {}) as Readonly<Record<string, unknown>>;
  const units = Array.isArray(input.unitIds) ? input.unitIds.flatMap((id) => unitName(id) ?? []) : [];
  const step = typeof input.step === "number" && input.step > 0 ? LADDER_STEPS[input.step - 1] : undefined;
  const parts = [
    step && `到${step}`,
    typeof input.percent === "number" && `进度 ${input.percent}%`,
    typeof input.count === "number" && `${input.count} 篇（次）`,
    unitName(input.leadUnitId) && `牵头：${unitName(input.leadUnitId)}`,
    entry.act !== "list" && unitName(input.unitId),
    units.length > 0 && units.join("、"),
    labelled(ORDER_LEVELS, input.level),
    labelled(LEDGERS, input.ledger),
    labelled(DIFFICULTIES, input.difficulty),
    labelled(MEETINGS, input.meeting) || text(input.meeting),
    labelled(LOOK_BACKS, input.outcome),
    text(input.meetingOn),
    text(input.dueOn) && `期限 ${text(input.dueOn)}`,
    text(input.replyOn) && `${text(input.replyOn)} 前回复`,
    ...[
      "demand",
      "problem",
      "question",
      "measures",
      "decision",
      "taskTitle",
      "result",
      "summary",
      "text",
      "opinion",
      "reason",
    ].map((name) => text(input[name])),
    typeof input.rating === "number" && `${input.rating} 分`,
  ];
  const said = parts.filter((part) => typeof part === "string" && part !== "");
  return said.length === 0 ? label : `${label}：${said.join("；")}`;
}
