/** 听证 (《行政处罚法》第六十三条至第六十五条). Codes H01 to H07. */
import { z } from "zod";
import { InstantSchema } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { judgeAgents, judgeHearingDate } from "#law/penalty/public.ts";
import type { Hearing } from "../case.ts";
import { type CaseCheck, type CaseGuard, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, handlersTurn, issue, liveClock, stop, turn } from "../consequences.ts";
import { optional, optionsOf, peopleOptions, personId, required, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import {
  byDesign,
  byLaw,
  certifiedIfOfficer,
  hasInvestigated,
  holdsPost,
  recusalsDecided,
  today,
  wrongField,
} from "../rules.ts";

function withHearing({ detail: known }: CaseSituation, changes: Partial<Hearing>): { hearing: Hearing | null } {
  return { hearing: known.hearing && { ...known.hearing, ...changes } };
}

const inState = (...states: readonly Hearing["state"][]): CaseGuard => {
  return ({ detail: known }) =>
    known.hearing && states.includes(known.hearing.state) ? null : byDesign("HEARING-STATE", "听证还没有进行到这一步");
};

/** In scope, told, and within five days. */
const mayAsk: CaseGuard = enforcing(["XZCF-063", "XZCF-064-1", "XZCF-044"], (situation: CaseSituation) => {
  const { hearingGrounds, isHearingWaived, noticeDeliveredOn } = situation.detail;
  if (!noticeDeliveredOn) return byLaw("XZCF-044", "告知书还没有送达");
  if (hearingGrounds.length === 0) return byLaw("XZCF-063", "本案拟作出的处罚不在应当听证的范围内");
  if (isHearingWaived) return byLaw("XZCF-064-1", "当事人已明确放弃听证");
  const running = liveClock(situation, "hearing_request");
  return running && situation.now <= running.dueAt
    ? null
    : byLaw("XZCF-064-1", "听证申请期已满，当事人应当在被告知后五日内提出");
});

export const requestHearing = caseAct({
  label: "登记听证申请",
  code: "H01",
  from: ["noticed"],
  to: "hearing",
  by: ["officer", "citizen"],
  weight: "normal",
  input: z.object({ reason: z.string().trim().max(4000).default("") }),
  fields: () => [optional("reason", "申请理由", "longText")],
  guards: [certifiedIfOfficer, mayAsk],
  checks: [],
  effects: (situation) => [
    ...stop("hearing_request"),
    { kind: "flag", add: ["hearing"] },
    detail({
      hearing: {
        state: "requested",
        requestedAt: situation.now,
        heldAt: null,
        noticeDeliveredOn: null,
        isPublic: true,
        presiderId: null,
        recorderId: null,
        isTranscriptSigned: false,
        report: null,
      },
    }),
    turn(["agency_head"], "当事人要求听证，待安排"),
  ],
});

const ScheduleInput = z.object({
  heldAt: InstantSchema,
  place: words(2, "听证地点"),
  presiderId: personId,
  recorderId: personId,
  isPublic: z.boolean().default(true),
  privateReason: z.string().trim().max(400).default(""),
});

const checkSchedule: CaseCheck<z.infer<typeof ScheduleInput>> = enforcing(
  ["XZCF-064-2", "XZCF-064-3", "XZCF-064-4", "XZCF-043"],
  (situation: CaseSituation, input: z.infer<typeof ScheduleInput>) => {
    const { facts } = situation;
    if (hasInvestigated(situation, input.presiderId))
      return byLaw("XZCF-064-4", "听证由行政机关指定的非本案调查人员主持，请另行指定主持人");
    if (!holdsPost(situation, input.presiderId, "hearing_presider"))
      return wrongField("presiderId", "请从听证主持人中指定");
    if (situation.detail.recusals.some((one) => one.personId === input.presiderId && one.isGranted !== false))
      return byLaw("XZCF-043", "该主持人已被申请回避或者决定回避，请另行指定");
    if (hasInvestigated(situation, input.recorderId)) return wrongField("recorderId", "记录人不能是本案调查人员");
    if (input.presiderId === input.recorderId) return wrongField("recorderId", "主持人和记录人不能是同一人");
    if (!input.isPublic && input.privateReason.length < 2)
      return byLaw("XZCF-064-3", "除涉及国家秘密、商业秘密或者个人隐私外，听证公开举行；不公开的请写明理由");
    return judgeHearingDate(facts.calendar, today(situation), plainDateOf(input.heldAt));
  },
);

export const scheduleHearing = caseAct({
  label: "安排听证",
  code: "H02",
  from: ["hearing"],
  to: "same",
  by: ["agency_head"],
  weight: "primary",
  input: ScheduleInput,
  fields: (situation) => [
    required("heldAt", "听证时间", "instant", { hint: "七个工作日前送达听证通知" }),
    required("place", "地点", "text"),
    required("presiderId", "主持人", "choice", { options: peopleOptions(situation, "hearing_presider") }),
    required("recorderId", "记录人", "choice", {
      options: peopleOptions(situation, "legal_reviewer", "hearing_presider", "archivist"),
    }),
    required("isPublic", "公开举行", "yesNo", { initial: true }),
    optional("privateReason", "不公开的理由", "text"),
  ],
  guards: [inState("requested", "scheduled")],
  checks: [checkSchedule],
  effects: (situation, input) => [
    ...issue(
      situation,
      [
        { form: "DOC-28", key: `hearing-${situation.matter.version}` },
        ...(input.isPublic ? [{ form: "DOC-30", key: `hearing-${situation.matter.version}` }] : []),
      ],
      withHearing(situation, {
        state: "scheduled",
        heldAt: input.heldAt,
        isPublic: input.isPublic,
        presiderId: input.presiderId,
        recorderId: input.recorderId,
        noticeDeliveredOn: null,
      }),
    ),
    turn(["hearing_presider"], "听证已安排", { personId: input.presiderId }),
  ],
});

export const refuseHearing = caseAct({
  label: "不予受理听证",
  code: "H03",
  from: ["noticed", "deliberating"],
  to: "same",
  by: ["agency_head"],
  weight: "normal",
  input: z.object({ reason: words(4, "不予受理的理由") }),
  fields: () => [required("reason", "不予受理的理由", "longText", { hint: "不在听证范围，或者逾期提出" })],
  guards: [
    enforcing(["XZCF-063"], (situation: CaseSituation) =>
      situation.matter.state === "noticed" && mayAsk(situation) === null
        ? byLaw("XZCF-063", "本案属于应当听证的情形，当事人在期限内要求听证的，应当组织听证")
        : null,
    ),
  ],
  checks: [],
  effects: (situation) => [
    ...issue(situation, [{ form: "DOC-29", key: `hearing-${situation.matter.version}` }]),
    handlersTurn(situation, "不予受理听证，通知书待送达"),
  ],
});

const isPresider: CaseGuard = enforcing(["XZCF-064-4"], ({ actor, detail: known }: CaseSituation) =>
  known.hearing?.presiderId === actor.personId ? null : byLaw("XZCF-064-4", "由指定的听证主持人办理"),
);

/** The notice lies seven whole workdays before the day; without delivery the hearing cannot be held. */
const noticeInTime: CaseGuard = enforcing(["XZCF-064-2"], ({ detail: known, facts, now }: CaseSituation) => {
  const { hearing } = known;
  if (!hearing?.heldAt) return byDesign("HEARING-STATE", "听证还没有安排");
  if (!hearing.noticeDeliveredOn) return byLaw("XZCF-064-2", "听证通知书还没有送达当事人和有关人员");
  const heldOn = plainDateOf(hearing.heldAt);
  if (plainDateOf(now) < heldOn) return { ...byDesign("H04-DAY", "还没有到听证的日期"), earliest: heldOn };
  return judgeHearingDate(facts.calendar, hearing.noticeDeliveredOn, plainDateOf(hearing.heldAt));
});

/** 听证参加人, as the transcript names them. */
export const HEARING_CAPACITIES = {
  party: "当事人（法定代表人）",
  agent: "代理人",
  investigator: "调查人员",
  third_party: "第三人",
  witness: "证人、鉴定人、翻译",
  other: "其他",
} as const;
const ParticipantSchema = z.object({
  name: z.string("请填写姓名").trim().min(1, "请填写姓名").max(60, "最长 60 字"),
  capacity: keysOf(HEARING_CAPACITIES),
  note: z.string().trim().max(200, "最长 200 字").default(""),
});

/** Those who have to be there. */
function expectedAt({ detail: known, facts }: CaseSituation) {
  const { party, legalRepresentative = null } = {
    party: known.party,
    legalRepresentative: known.party?.legalRepresentative,
  };
  return [
    ...(party
      ? [{ name: legalRepresentative ?? party.name, capacity: "party", note: legalRepresentative ? party.name : "" }]
      : []),
    ...known.handlerIds.flatMap((id) => {
      const name = facts.officers.get(id)?.name;
      return name ? [{ name, capacity: "investigator", note: "承办人" }] : [];
    }),
  ];
}

export const holdHearing = caseAct({
  label: "举行听证",
  code: "H04",
  from: ["hearing"],
  to: "same",
  by: ["hearing_presider"],
  weight: "primary",
  input: z.object({
    participants: z.array(ParticipantSchema, "请列明参加人").min(1, "请列明参加人").max(100),
    transcript: words(8, "听证记录"),
    isSigned: z.boolean(),
  }),
  fields: (situation) => [
    required("participants", "参加人", "rows", {
      columns: [
        required("name", "姓名", "text"),
        required("capacity", "身份", "choice", { options: optionsOf(HEARING_CAPACITIES) }),
        optional("note", "单位、职务或者代理权限", "text"),
      ],
      initial: expectedAt(situation),
    }),
    required("transcript", "听证记录", "longText"),
    required("isSigned", "笔录已由当事人或者代理人核对签名", "yesNo"),
  ],
  guards: [isPresider, inState("scheduled"), noticeInTime, recusalsDecided],
  checks: [
    enforcing(
      ["XZCF-064-5"],
      (situation: CaseSituation, input: { participants: readonly z.infer<typeof ParticipantSchema>[] }) =>
        judgeAgents(input.participants.filter(({ capacity }) => capacity === "agent").length, today(situation)),
    ),
    enforcing(["XZCF-064-8"], (_situation: CaseSituation, input: { isSigned: boolean; transcript: string }) =>
      input.isSigned || input.transcript.includes("拒绝签")
        ? null
        : byLaw("XZCF-064-8", "听证笔录应当交当事人或者其代理人核对无误后签字；拒绝签字的，请在笔录中注明"),
    ),
  ],
  effects: (situation, input) => [
    ...issue(
      situation,
      [{ form: "DOC-31", key: `hearing-${situation.matter.version}` }],
      withHearing(situation, { state: "held", isTranscriptSigned: input.isSigned }),
    ),
    turn(["hearing_presider"], "听证已举行，待提交听证报告", { personId: situation.actor.personId }),
  ],
});

export const terminateHearing = caseAct({
  label: "终止听证",
  code: "H05",
  from: ["hearing"],
  to: "same",
  by: ["hearing_presider"],
  weight: "normal",
  input: z.object({ reason: words(4, "终止的理由"), hasGoodReason: z.boolean().default(false) }),
  fields: () => [
    required("reason", "终止的理由", "longText", { hint: "无正当理由拒不出席或者未经许可中途退出，视为放弃听证" }),
    optional("hasGoodReason", "当事人缺席有正当理由", "yesNo", { initial: false }),
  ],
  guards: [isPresider, inState("scheduled"), noticeInTime],
  checks: [
    enforcing(["XZCF-064-6"], (_situation: CaseSituation, input: { hasGoodReason: boolean }) =>
      input.hasGoodReason ? byLaw("XZCF-064-6", "当事人有正当理由不能出席的，不视为放弃听证，请另行安排听证") : null,
    ),
  ],
  effects: (situation) => [
    detail({ ...withHearing(situation, { state: "terminated" }), isHearingWaived: true }),
    turn(["hearing_presider"], "听证已终止，待提交听证报告", { personId: situation.actor.personId }),
  ],
});

export const reportHearing = caseAct({
  label: "提交听证报告",
  code: "H06",
  from: ["hearing"],
  to: "deliberating",
  by: ["hearing_presider"],
  weight: "primary",
  input: z.object({ report: words(8, "听证报告") }),
  fields: () => [
    required("report", "听证报告", "longText", { hint: "争议焦点、质证意见和处理建议；决定根据听证笔录作出" }),
  ],
  guards: [isPresider, inState("held", "terminated")],
  checks: [],
  effects: (situation, input) => {
    const { representation, isHearingWaived } = situation.detail;
    const heard = isHearingWaived ? "" : "在听证中陈述申辩";
    return [
      { kind: "flag", remove: ["hearing"] },
      ...issue(situation, [{ form: "DOC-32", key: `hearing-${situation.matter.version}` }], {
        ...withHearing(situation, { state: "reported", report: input.report }),
        representation: {
          state: representation && representation.state !== "open" ? representation.state : heard ? "made" : "lapsed",
          at: representation?.at ?? situation.now,
          content: representation?.content || heard,
          review: input.report,
        },
        // A hearing makes legal review necessary; what was reviewed before does not know the hearing.
        legalReview: null,
      }),
      turn(["legal_reviewer"], "听证已结束，待法制审核"),
    ];
  },
});
