/** 立案、不予立案、移送、并案 (《住房和城乡建设行政处罚程序规定》第十五条). Codes C06 to C10, C18, C19. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { judgeLimitation } from "#law/penalty/public.ts";
import { type CaseGuard, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, handlersTurn, issue, NOBODYS_TURN, startPeriod, stop, tellOrigin, turn } from "../consequences.ts";
import { opinion, opinionField, optional, optionsOf, required, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import { NOT_FILING_REASONS } from "../labels.ts";
import { captureUsable } from "../offsite/acts.ts";
import {
  byDesign,
  byHandler,
  byLaw,
  certified,
  hasPower,
  mayBePunished,
  noGoodsHeld,
  notHandler,
  officerFault,
  today,
} from "../rules.ts";

/** G-LIMIT on the facts of the case: the day of discovery is the day of the clue. */
export const inLimitation: CaseGuard = enforcing(["XZCF-036"], ({ detail: known, facts }: CaseSituation) => {
  const { actOn, actEndedOn, isContinuing, discoveredOn } = known;
  if (!actOn || !discoveredOn) return byDesign("CASE-ACT-DAY", "还没有确定行为发生日，请先确定案由");
  const harm = !known.causedHarm ? "none" : facts.offence?.isUnderEcoCode ? "environment" : "safety";
  return judgeLimitation({ endedOn: isContinuing ? null : (actEndedOn ?? actOn), harm }, discoveredOn);
});

const hasParty: CaseGuard = ({ detail: known }) =>
  known.party ? null : byDesign("CASE-PARTY", "还没有登记当事人，请先登记");

const hasEvidence: CaseGuard = enforcing(["XZCF-054"], ({ detail: known }: CaseSituation) =>
  known.evidence.length > 0
    ? null
    : byLaw("XZCF-054", "还没有初步证据证明有违法事实，请先取得证据；立案前可以核查和制作现场笔录"),
);

/** 依法应当给予处罚: one of the conditions of filing, as the agency confirmed them (部令第55号第十五条, not read in full). */
const isPenaltyDue: CaseGuard = enforcing(["D55-FILE-COND"], (situation: CaseSituation) => {
  if (!situation.facts.settings["filing.conditions"].includes("penalty_due")) return null;
  const fault = mayBePunished(situation);
  return fault
    ? byLaw("D55-FILE-COND", `不具备“依法应当给予行政处罚”的立案条件：${fault.message}；请写明理由不予立案`)
    : null;
});

/** 管辖争议: consulted for seven days, then the common superior designates; meanwhile nothing is filed. */
const isJurisdictionSettled: CaseGuard = enforcing(["D55-006"], ({ matter }: CaseSituation) =>
  matter.flags.includes("jurisdiction_disputed")
    ? byLaw("D55-006", "管辖争议还在协商，协商不成的报请共同的上一级机关指定管辖，确定前不能立案")
    : null,
);

export const disputeJurisdiction = caseAct({
  label: "管辖争议协商",
  code: "C18",
  from: ["received", "verifying"],
  to: "same",
  by: ["unit_lead"],
  weight: "normal",
  input: z.object({ agency: words(2, "有争议的机关"), reason: words(4, "争议的情况") }),
  fields: () => [required("agency", "有争议的机关", "text"), required("reason", "争议的情况", "longText")],
  guards: [isJurisdictionSettled],
  checks: [],
  effects: (_situation, input) => [
    startPeriod(_situation, "jurisdiction_consultation"),
    { kind: "flag", add: ["jurisdiction_disputed"] },
    turn(["unit_lead"], `与${input.agency}协商管辖`),
  ],
});

export const settleJurisdiction = caseAct({
  label: "确定管辖",
  code: "C19",
  from: ["received", "verifying"],
  to: "same",
  by: ["agency_head"],
  weight: "primary",
  input: z.object({
    by: z.enum(["agreed", "designated"], "请选择"),
    isOurs: z.boolean(),
    reason: words(2, "协商结果或者指定文号"),
  }),
  fields: () => [
    required("by", "依据", "choice", {
      options: [
        { value: "agreed", label: "协商一致" },
        { value: "designated", label: "上级机关指定" },
      ],
    }),
    required("isOurs", "由本机关管辖", "yesNo"),
    required("reason", "协商结果或者指定文号", "text"),
  ],
  guards: [
    ({ matter }) =>
      matter.flags.includes("jurisdiction_disputed") ? null : byDesign("C19-NONE", "没有正在协商的管辖争议"),
  ],
  checks: [],
  effects: (situation, input) => [
    ...stop("jurisdiction_consultation"),
    { kind: "flag", remove: ["jurisdiction_disputed"] },
    input.isOurs ? handlersTurn(situation, "由本机关管辖，继续核查") : turn(["agency_head"], "由其他机关管辖，请移送"),
  ],
});

export const proposeFiling = caseAct({
  label: "呈报立案",
  code: "C06",
  from: ["verifying"],
  to: "same",
  by: ["officer"],
  weight: "primary",
  input: z.object({
    facts: words(8, "初步查明的事实"),
    opinion: words(2, "承办人意见"),
    filedElsewhere: z.string().trim().max(100).default(""),
  }),
  fields: () => [
    required("facts", "初步查明的事实", "longText"),
    required("opinion", "承办人意见", "longText"),
    optional("filedElsewhere", "已由其他机关先立案的，该机关", "text"),
  ],
  guards: [
    certified,
    byHandler,
    hasParty,
    hasEvidence,
    isPenaltyDue,
    hasPower,
    inLimitation,
    isJurisdictionSettled,
    captureUsable,
  ],
  checks: [
    enforcing(["XZCF-025"], (_situation: CaseSituation, input: { filedElsewhere: string }) =>
      input.filedElsewhere === ""
        ? null
        : byLaw(
            "XZCF-025",
            `两个以上机关都有管辖权的，由最先立案的${input.filedElsewhere}管辖，请移送；有争议的协商或者报请指定`,
          ),
    ),
  ],
  effects: (_situation, input) => [
    detail({ facts: input.facts }),
    { kind: "flag", add: ["filing_proposed"] },
    turn(["agency_head"], "呈报立案，待审批"),
  ],
});

/** 承办人意见 for an end without a case: beside the proposal to file there is one not to. */
export const proposeNotFiling = caseAct({
  label: "建议不予立案",
  code: "C08p",
  from: ["verifying"],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: z.object({ opinion: words(4, "承办人意见") }),
  fields: () => [required("opinion", "承办人意见", "longText")],
  guards: [certified, byHandler],
  checks: [],
  effects: () => [{ kind: "flag", remove: ["filing_proposed"] }, turn(["agency_head"], "建议不予立案，待审批")],
});

const isProposed: CaseGuard = enforcing(["D55-015-2"], ({ matter }: CaseSituation) =>
  matter.flags.includes("filing_proposed")
    ? null
    : byLaw("D55-015-2", "立案应当填写立案审批表、附相关材料，由承办人呈报，现在还没有呈报"),
);

const twoHandlers: CaseGuard = enforcing(["XZCF-042-2", "XZCF-042-1"], (situation: CaseSituation) => {
  const { handlerIds } = situation.detail;
  if (new Set(handlerIds).size < 2) return byLaw("XZCF-042-2", "承办人不得少于两人");
  return handlerIds.map((id) => officerFault(situation, id)).find((fault) => fault !== null) ?? null;
});

/** 承办机构负责人意见: on the form of the filing, before the head decides. */
export const endorseFiling = caseAct({
  label: "承办机构审核立案",
  code: "C06u",
  from: ["verifying"],
  to: "same",
  by: ["unit_lead"],
  weight: "primary",
  input: z.object({ opinion: words(2, "审核意见") }),
  fields: () => [required("opinion", "审核意见", "longText", { initial: "同意，报请立案" })],
  guards: [isProposed, notHandler("审核立案", "XZCF-057-1")],
  checks: [],
  effects: () => [turn(["agency_head"], "承办机构已审核，待批准立案")],
});

export const fileCase = caseAct({
  label: "批准立案",
  code: "C07",
  from: ["verifying"],
  to: "investigating",
  by: ["agency_head"],
  weight: "primary",
  input: z.object({ opinion }),
  fields: () => [opinionField],
  guards: [
    isProposed,
    hasParty,
    hasEvidence,
    isPenaltyDue,
    hasPower,
    inLimitation,
    twoHandlers,
    isJurisdictionSettled,
    captureUsable,
  ],
  checks: [],
  effects: (situation) => [
    ...stop("clue_check"),
    startPeriod(situation, "decide"),
    { kind: "flag", remove: ["filing_proposed"] },
    ...issue(situation, [{ form: "DOC-02", key: "filing" }], { procedure: "ordinary", filedOn: today(situation) }),
    handlersTurn(situation, "已立案，调查取证"),
  ],
});

export const declineFiling = caseAct({
  label: "退回补充",
  code: "C07d",
  from: ["verifying"],
  to: "same",
  by: ["agency_head"],
  weight: "normal",
  input: z.object({ reason: words(2, "退回的理由") }),
  fields: () => [required("reason", "退回的理由", "longText")],
  guards: [isProposed],
  checks: [],
  effects: (situation) => [
    { kind: "flag", remove: ["filing_proposed"] },
    handlersTurn(situation, "立案呈报被退回，请补充"),
  ],
});

export const refuseFiling = caseAct({
  label: "不予立案",
  code: "C08",
  from: ["verifying"],
  to: "not_filed",
  by: ["agency_head"],
  weight: "normal",
  input: z.object({ reason: keysOf(NOT_FILING_REASONS), education: opinion, opinion }),
  fields: () => [
    required("reason", "理由", "choice", { options: optionsOf(NOT_FILING_REASONS) }),
    optional("education", "教育情况", "longText", { hint: "轻微违法不予立案的，须教育当事人" }),
    opinionField,
  ],
  guards: [noGoodsHeld],
  checks: [
    enforcing(["XZCF-036"], (situation: CaseSituation, input: { reason: string }) =>
      input.reason === "expired" && situation.detail.actOn !== null && inLimitation(situation) === null
        ? byLaw("XZCF-036", "违法行为没有超过追究时效，不能以此为由不予立案")
        : null,
    ),
    enforcing(["XZCF-030"], (situation: CaseSituation, input: { reason: string }) =>
      input.reason === "not_punishable" && mayBePunished(situation) === null
        ? byLaw("XZCF-030", "没有记载当事人不满十四周岁，或者行为时不能辨认、控制自己的行为，不能以此为由不予立案")
        : null,
    ),
    enforcing(["XZCF-033-4"], (_situation: CaseSituation, input: { reason: string; education: string }) =>
      (input.reason === "minor" || input.reason === "not_punishable") && input.education.length < 4
        ? byLaw("XZCF-033-4", "不予处罚的，应当教育当事人，不满十四周岁的责令监护人管教，请填写教育情况")
        : null,
    ),
  ],
  confirm: "不予立案后本线索即告终结，确定吗？",
  effects: (situation, input) => [
    ...issue(situation, [{ form: "DOC-03", key: "not-filed" }], { notFilingReason: input.reason }),
    NOBODYS_TURN,
    ...tellOrigin(situation, `不予立案：${NOT_FILING_REASONS[input.reason]}`),
  ],
});

export const transferClue = caseAct({
  label: "移送其他机关",
  code: "C09",
  from: ["received", "verifying"],
  to: "transferred",
  by: ["agency_head"],
  weight: "normal",
  input: z.object({ receiver: words(2, "接收机关"), reason: words(4, "移送理由") }),
  fields: () => [required("receiver", "接收机关", "text"), required("reason", "移送理由", "longText")],
  guards: [noGoodsHeld],
  checks: [],
  confirm: "移送后本机关不再办理此线索，确定吗？",
  effects: (situation, input) => [
    ...issue(situation, [{ form: "DOC-49", key: "clue" }]),
    NOBODYS_TURN,
    ...tellOrigin(situation, `移送${input.receiver}`),
  ],
});

export const mergeClue = caseAct({
  label: "并入另案",
  code: "C10",
  from: ["received", "verifying"],
  to: "merged",
  by: ["unit_lead"],
  weight: "normal",
  input: z.object({ targetMatterId: IdSchema, reason: words(2, "并案理由") }),
  fields: () => [required("targetMatterId", "并入的案件", "matter"), required("reason", "并案理由", "longText")],
  guards: [noGoodsHeld],
  checks: [],
  effects: (situation) => [NOBODYS_TURN, ...tellOrigin(situation, "并入另案办理")],
});
