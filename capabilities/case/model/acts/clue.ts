/** 线索到立案: registering a clue, checking it, filing it or not (《住房和城乡建设行政处罚程序规定》第十五条). Codes C01 to C09. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { PositionSchema } from "#base/position.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { judgeLimitation, SUBJECTS } from "#law/penalty/public.ts";
import { BEFORE_FILING, type CaseCheck, type CaseGuard, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, handlersTurn, issue, liveClock, NOBODYS_TURN, startPeriod, stop, turn } from "../consequences.ts";
import { officerOptions, opinion, opinionField, optional, optionsOf, personId, required, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import { CLUE_SOURCES, NOT_FILING_REASONS } from "../labels.ts";
import { byDesign, byLaw, certified, hasPower, officerFault, today, wrongField } from "../rules.ts";

export const receiveClue = caseAct({
  label: "登记线索",
  code: "C01",
  from: "none",
  to: "received",
  by: ["officer", "unit_lead", "hotline_clerk", "acceptor", "system"],
  weight: "primary",
  input: z.object({
    source: keysOf(CLUE_SOURCES),
    summary: words(4, "线索内容"),
    address: words(2, "地点"),
    position: PositionSchema.nullable().default(null),
    unitId: IdSchema.nullable().default(null),
    originMatterId: IdSchema.nullable().default(null),
  }),
  fields: () => [
    required("source", "来源", "choice", { options: optionsOf(CLUE_SOURCES) }),
    required("summary", "线索内容", "longText"),
    required("address", "地点", "text"),
    optional("position", "位置", "position"),
    optional("unitId", "承办机构", "unit"),
  ],
  guards: [],
  checks: [],
  effects: (situation, input) => {
    const unitId = input.unitId ?? situation.actor.unitId;
    return [
      {
        kind: "matter",
        changes: {
          subject: "执法线索",
          title: input.summary.slice(0, 60),
          address: input.address,
          position: input.position,
          source: input.source,
          unitId,
        },
      },
      { kind: "number", letter: "E" },
      ...(unitId ? [{ kind: "involve" as const, unitId, as: "lead" as const }] : []),
      startPeriod(situation, "clue_check"),
      ...issue(situation, [{ form: "DOC-01", key: "clue" }], {
        source: input.source,
        summary: input.summary,
        originMatterId: input.originMatterId,
        clueReceivedAt: situation.now,
        discoveredOn: today(situation),
      }),
      turn(["officer"], "线索已登记，待核查", { unitId }),
    ];
  },
});

export const startVerifying = caseAct({
  label: "核查线索",
  code: "C02",
  from: ["received"],
  to: "verifying",
  by: ["officer"],
  weight: "primary",
  input: z.object({ secondOfficerId: personId }),
  fields: (situation) => [
    required("secondOfficerId", "另一名执法人员", "choice", { options: officerOptions(situation) }),
  ],
  guards: [certified],
  checks: [
    enforcing(["XZCF-042-2"], (situation: CaseSituation, input: { secondOfficerId: string }) =>
      input.secondOfficerId === situation.actor.personId
        ? byLaw("XZCF-042-2", "执法人员不得少于两人，请选择另一名执法人员")
        : officerFault(situation, input.secondOfficerId),
    ),
  ],
  effects: (situation, input) => {
    const handlerIds = [situation.actor.personId ?? "", input.secondOfficerId];
    return [detail({ handlerIds }), handlersTurn(situation, "线索核查中", handlerIds)];
  },
});

export const extendVerifying = caseAct({
  label: "延长核查期限",
  code: "C03",
  from: ["verifying"],
  to: "same",
  by: ["agency_head"],
  weight: "normal",
  input: z.object({ reason: words(4, "延长的理由") }),
  fields: () => [required("reason", "延长的理由", "longText")],
  guards: [
    enforcing(["D55-015-1"], (situation: CaseSituation) =>
      (liveClock(situation, "clue_check")?.extensions.length ?? 0) === 0
        ? null
        : byLaw("D55-015-1", "核查期限已经延长过一次，不能再延长；请决定立案或者不予立案"),
    ),
  ],
  checks: [],
  effects: (situation, input) => {
    const extra = startPeriod(situation, "clue_check_extension");
    if (extra.kind !== "startClock") throw new RangeError("a period starts a clock");
    return [{ kind: "extendClock", clock: "clue_check", by: extra.limit, reason: input.reason }];
  },
});

const PartyInput = z.object({
  name: words(2, "当事人姓名或者名称"),
  kind: keysOf(SUBJECTS),
  identityNumber: z.string().trim().max(30).default(""),
  address: z.string().trim().max(200).default(""),
  phone: z.string().trim().max(30).default(""),
  legalRepresentative: z.string().trim().max(60).default(""),
  bornOn: PlainDateSchema.nullable().default(null),
  isIncapable: z.boolean().default(false),
  identityKey: z.string().nullable().default(null),
});

const checkParty: CaseCheck<z.infer<typeof PartyInput>> = (_situation, input) =>
  input.kind === "individual" && input.bornOn === null
    ? wrongField("bornOn", "当事人是自然人，请填写出生日期：是否满十四周岁、十八周岁决定能否处罚")
    : null;

export const nameParty = caseAct({
  label: "登记当事人",
  code: "C04",
  from: [...BEFORE_FILING, "on_the_spot", "investigating"],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: PartyInput,
  fields: ({ detail: known }) => [
    required("name", "姓名或者名称", "text", known.party ? { initial: known.party.name } : {}),
    required("kind", "类型", "choice", { options: optionsOf(SUBJECTS) }),
    optional("identityNumber", "证件号码或者统一社会信用代码", "text"),
    optional("address", "住所（住址）", "text"),
    optional("phone", "联系电话", "text"),
    optional("legalRepresentative", "法定代表人（负责人）", "text"),
    optional("bornOn", "出生日期", "date"),
    optional("isIncapable", "行为时不能辨认或者控制自己的行为", "yesNo", { initial: false }),
  ],
  guards: [certified],
  checks: [checkParty],
  personalInput: ["identityNumber", "address", "phone"],
  effects: (_situation, input) => [
    detail({
      party: {
        name: input.name,
        kind: input.kind,
        identityKey: input.identityKey,
        bornOn: input.bornOn,
        isIncapable: input.isIncapable,
        legalRepresentative: input.legalRepresentative || null,
      },
      partyContact: { identityNumber: input.identityNumber, address: input.address, phone: input.phone },
    }),
  ],
});

const OffenceInput = z.object({
  offenceId: z.string().min(1, "请选择案由"),
  causeOfAction: words(2, "案由"),
  actOn: PlainDateSchema,
  actEndedOn: PlainDateSchema.nullable().default(null),
  isContinuing: z.boolean().default(false),
  causedHarm: z.boolean().default(false),
});

const checkActDays: CaseCheck<z.infer<typeof OffenceInput>> = (situation, input) => {
  if (input.actOn > today(situation)) return wrongField("actOn", "违法行为发生日不能晚于今天");
  if (input.actEndedOn && input.actEndedOn < input.actOn) return wrongField("actEndedOn", "行为终了日不能早于发生日");
  if (input.actEndedOn && input.actEndedOn > today(situation))
    return wrongField("actEndedOn", "行为终了日不能晚于今天；仍在继续的请选“仍在继续”");
  return null;
};

export const setOffence = caseAct({
  label: "确定案由",
  code: "C05",
  from: [...BEFORE_FILING, "on_the_spot", "investigating"],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: OffenceInput,
  fields: ({ detail: known }) => [
    required("offenceId", "违法行为", "text", { hint: "权责清单中的编号", initial: known.offenceId ?? "" }),
    required("causeOfAction", "案由", "text", { initial: known.causeOfAction }),
    required("actOn", "行为发生日", "date"),
    optional("actEndedOn", "行为终了日", "date", { hint: "有连续或者继续状态的，从终了之日起计算追究时效" }),
    optional("isContinuing", "仍在继续", "yesNo", { initial: false }),
    optional("causedHarm", "有危害后果", "yesNo", { initial: false }),
  ],
  guards: [certified],
  checks: [checkActDays],
  effects: (_situation, input) => [detail(input), { kind: "matter", changes: { subject: input.causeOfAction } }],
});

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

export const proposeFiling = caseAct({
  label: "呈报立案",
  code: "C06",
  from: ["verifying"],
  to: "same",
  by: ["officer"],
  weight: "primary",
  input: z.object({ facts: words(8, "初步查明的事实"), opinion: words(2, "承办人意见") }),
  fields: () => [required("facts", "初步查明的事实", "longText"), required("opinion", "承办人意见", "longText")],
  guards: [certified, hasParty, hasEvidence, hasPower, inLimitation],
  checks: [],
  effects: (_situation, input) => [
    detail({ facts: input.facts }),
    { kind: "flag", add: ["filing_proposed"] },
    turn(["agency_head"], "呈报立案，待审批"),
  ],
});

const isProposed: CaseGuard = ({ matter }) =>
  matter.flags.includes("filing_proposed") ? null : byDesign("C07-PROPOSED", "承办人还没有呈报立案");

const twoHandlers: CaseGuard = enforcing(["XZCF-042-2", "XZCF-042-1"], (situation: CaseSituation) => {
  const { handlerIds } = situation.detail;
  if (new Set(handlerIds).size < 2) return byLaw("XZCF-042-2", "承办人不得少于两人");
  return handlerIds.map((id) => officerFault(situation, id)).find((fault) => fault !== null) ?? null;
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
  guards: [isProposed, hasParty, hasEvidence, hasPower, inLimitation, twoHandlers],
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
  guards: [],
  checks: [
    enforcing(["XZCF-033-4"], (_situation: CaseSituation, input: { reason: string; education: string }) =>
      input.reason === "minor" && input.education.length < 4
        ? byLaw("XZCF-033-4", "对轻微违法不予处罚的，应当教育当事人，请填写教育情况")
        : null,
    ),
  ],
  confirm: "不予立案后本线索即告终结，确定吗？",
  effects: (_situation, input) => [detail({ notFilingReason: input.reason }), NOBODYS_TURN],
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
  guards: [],
  checks: [],
  confirm: "移送后本机关不再办理此线索，确定吗？",
  effects: () => [NOBODYS_TURN],
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
  guards: [],
  checks: [],
  effects: () => [NOBODYS_TURN],
});
