/** 拟强制执行、公告、催告. Codes E01 to E03. */
import { z } from "zod";
import { PlainDateSchema } from "#base/plain-date.ts";
import type { FieldError, Refusal } from "#base/problem.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { type CaseSituation, caseAct } from "../case-act.ts";
import { detail, handlersTurn, issue } from "../consequences.ts";
import { optional, optionsOf, required, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import { owedOn } from "../payment/surcharge.ts";
import { byDesign, byHandler, byLaw, certified, today, wrongField } from "../rules.ts";
import { DEMOLITION_AUTHORITIES, EXECUTION_PATHS } from "./execution.ts";
import { ANYWHERE, anyLive, change, chosen, executionField, FROM, isFault, isLive, notStayed } from "./parts.ts";

/** The law leaves the length to the agency, but for money (ten workdays); no shorter one is proposed for acts. */
const DEMAND_DAYS = 10;
const OpenInput = z.object({
  path: keysOf(EXECUTION_PATHS),
  obligation: words(4, "应当履行的义务"),
  hasHarm: z.boolean().default(false),
  partyCannotClear: z.boolean().default(false),
  authority: keysOf(DEMOLITION_AUTHORITIES).nullable().default(null),
  mandateNumber: z.string().trim().max(60).default(""),
  isRural: z.boolean().default(false),
  isPlanningBuilding: z.boolean().default(false),
});

/** An order to correct whose term is over without performance. */
function isOrderOverdue({ detail: known, now }: CaseSituation): boolean {
  return known.corrections.some((order) => order.state !== "corrected" && order.dueAt < now);
}

function judgeDemolition(input: z.infer<typeof OpenInput>): Refusal | null {
  if (input.authority === "township")
    return input.isRural ? null : byLaw("CXGH-065", "乡、镇人民政府只能拆除乡、村庄规划区内的违法建设");
  return input.authority === "county" && input.mandateNumber.length >= 2
    ? null
    : byLaw("CXGH-068", "强制拆除须由县级以上地方人民政府责成，请填写责成文号");
}

function judgeOpening(situation: CaseSituation, input: z.infer<typeof OpenInput>): Refusal | FieldError | null {
  const { detail: known } = situation;
  if (input.path !== "immediate_substitute") {
    if (situation.matter.state !== "executing")
      return byDesign("EXECUTION-STATE", "决定送达生效之前，只能对须立即清除的障碍物、污染物立即代履行");
    if (known.decisionStanding === "revoked") return byDesign("EXECUTION-REVOKED", "决定已被撤销，不得执行");
    if (known.outcome !== "penalty") return byDesign("EXECUTION-NONE", "本案没有须强制执行的处罚决定");
  }
  if (known.executions.some((one) => isLive(one) && one.path === input.path))
    return wrongField("path", "同一方式的强制执行正在进行");
  const owed = owedOn(known, today(situation));
  switch (input.path) {
    case "court":
      if (input.isPlanningBuilding)
        return byLaw(
          "FS2013-5",
          "违反规划法的建筑物的强制拆除，人民法院不受理，由县级以上地方人民政府责成有关部门实施",
        );
      return owed.isOverdue || isOrderOverdue(situation)
        ? null
        : byLaw("XZCF-072-2", "当事人没有逾期未履行的义务，不能申请强制执行");
    case "auction":
      if (!owed.isOverdue) return byLaw("XZCF-072-2", "罚款没有逾期，不能拍卖抵缴");
      return known.measures.some((measure) => measure.state === "executed" && measure.kind !== "preserve")
        ? null
        : byLaw("XZQZ-046-2", "没有依法查封、扣押的财物可以拍卖抵缴");
    case "substitute":
      if (!isOrderOverdue(situation))
        return byLaw("XZQZ-050", "代履行须以逾期不履行的排除妨碍、恢复原状等决定为前提，现在没有逾期的责令改正");
      return input.hasHarm
        ? null
        : byLaw("XZQZ-050", "代履行限于后果已经或者将危害交通安全、造成环境污染或者破坏自然资源的情形");
    case "immediate_substitute":
      return input.partyCannotClear
        ? null
        : byLaw("XZQZ-052", "立即代履行限于道路、河道、航道或者公共场所的遗洒物、障碍物、污染物，且当事人不能清除");
    case "demolition":
      return isOrderOverdue(situation)
        ? judgeDemolition(input)
        : byLaw("XZQZ-044", "强制拆除须先责令限期拆除，现在没有逾期不拆除的责令");
  }
}

export const openExecution = caseAct({
  label: "拟强制执行",
  code: "E01",
  from: [...ANYWHERE],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: OpenInput,
  fields: () => [
    required("path", "方式", "choice", { options: optionsOf(EXECUTION_PATHS) }),
    required("obligation", "应当履行的义务", "longText"),
    optional("hasHarm", "已经或者将危害交通安全、造成环境污染、破坏自然资源", "yesNo", { initial: false }),
    optional("partyCannotClear", "须立即清除，当事人不能清除", "yesNo", { initial: false }),
    optional("authority", "强制拆除的依据", "choice", { options: optionsOf(DEMOLITION_AUTHORITIES) }),
    optional("mandateNumber", "责成文号", "text"),
    optional("isRural", "在乡、村庄规划区内", "yesNo", { initial: false }),
    optional("isPlanningBuilding", "要执行的是违反规划法的建筑物的拆除", "yesNo", { initial: false }),
  ],
  guards: [certified, byHandler, notStayed],
  checks: [
    enforcing(
      ["XZCF-072-2", "XZQZ-046-2", "XZQZ-050", "XZQZ-052", "XZQZ-044", "CXGH-065", "CXGH-068", "FS2013-5"],
      judgeOpening,
    ),
  ],
  effects: (situation, input) => [
    detail({
      executions: [
        ...situation.detail.executions,
        {
          id: `e${situation.detail.executions.length + 1}`,
          path: input.path,
          state: "opened",
          obligation: input.obligation,
          openedOn: today(situation),
          announcedOn: null,
          selfRemovalUntil: null,
          demandDeliveredOn: null,
          demandDays: DEMAND_DAYS,
          secondDemandOn: null,
          decidedOn: null,
          appliedOn: null,
          executedAt: null,
          costFen: 0,
          suspendedOn: null,
          resumesTo: null,
          endGround: null,
          endReason: null,
          agreedWaiverFen: 0,
        },
      ],
    }),
    handlersTurn(situation, `拟${EXECUTION_PATHS[input.path]}`),
  ],
});

const DemandInput = z.object({
  executionId: z.string().min(1, "请选择执行事项"),
  days: z.number().int().min(1, "催告须留出履行的时间").max(90).default(DEMAND_DAYS),
});

/** 催告; for a building against planning law first 公告. The days run from delivery. */
export const demandPerformance = caseAct({
  label: "催告",
  code: "E02",
  from: [...FROM],
  to: "same",
  by: ["officer"],
  weight: "primary",
  input: DemandInput,
  fields: (situation) => [
    executionField(situation, "opened", "announced"),
    optional("days", "履行期限（自送达起，日）", "number", { initial: DEMAND_DAYS }),
  ],
  guards: [certified, byHandler, anyLive, notStayed],
  checks: [
    enforcing(["XZQZ-044"], (situation: CaseSituation, input: { executionId: string }) => {
      const one = chosen(situation, input.executionId, "opened", "announced");
      if (isFault(one)) return one;
      if (one.path === "immediate_substitute") return byDesign("E02-IMMEDIATE", "立即代履行不须催告，请直接实施");
      if (one.path !== "demolition") return null;
      if (one.state === "opened")
        return byLaw("XZQZ-044", "对违法的建筑物、构筑物、设施应当先予以公告，限期当事人自行拆除");
      return one.selfRemovalUntil !== null && today(situation) <= one.selfRemovalUntil
        ? byLaw("XZQZ-044", `公告的自行拆除期限至 ${one.selfRemovalUntil}，期满仍不拆除的再催告`)
        : null;
    }),
  ],
  effects: (situation, input) => [
    ...issue(
      situation,
      [{ form: "DOC-41", key: input.executionId }],
      change(situation, input.executionId, { state: "demanded", demandDeliveredOn: null, demandDays: input.days }),
    ),
    handlersTurn(situation, "催告书待送达"),
  ],
});

export const announceDemolition = caseAct({
  label: "公告限期拆除",
  code: "E03",
  from: [...FROM],
  to: "same",
  by: ["agency_head"],
  weight: "primary",
  input: z.object({ executionId: z.string().min(1, "请选择执行事项"), dueOn: PlainDateSchema }),
  fields: (situation) => [executionField(situation, "opened"), required("dueOn", "自行拆除期限", "date")],
  guards: [anyLive, notStayed],
  checks: [
    (situation, input) => {
      const one = chosen(situation, input.executionId, "opened");
      if (isFault(one)) return one;
      if (one.path !== "demolition") return wrongField("executionId", "只有强制拆除须公告");
      return input.dueOn > today(situation) ? null : wrongField("dueOn", "自行拆除的期限须晚于今天");
    },
  ],
  effects: (situation, input) =>
    issue(
      situation,
      [{ form: "DOC-45", key: input.executionId }],
      change(situation, input.executionId, {
        state: "announced",
        announcedOn: today(situation),
        selfRemovalUntil: input.dueOn,
      }),
    ),
});
