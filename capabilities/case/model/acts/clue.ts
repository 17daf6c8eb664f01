/** 线索: registering and checking a clue (《住房和城乡建设行政处罚程序规定》第十五条). Codes C01 to C05. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { PositionSchema } from "#base/position.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { SUBJECTS } from "#law/penalty/public.ts";
import type { CaseDetail } from "../case.ts";
import { BEFORE_FILING, type CaseCheck, type CaseGuard, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, handlersTurn, issue, liveClock, startPeriod, turn } from "../consequences.ts";
import { files, officerOptions, optional, optionsOf, personId, required, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import { CLUE_SOURCES } from "../labels.ts";
import { byHandler, byLaw, certified, today, withSecondOfficer, wrongField } from "../rules.ts";

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
    photos: files.default([]),
  }),
  fields: () => [
    required("source", "来源", "choice", { options: optionsOf(CLUE_SOURCES) }),
    required("summary", "线索内容", "longText"),
    required("address", "地点", "text"),
    optional("position", "位置", "position"),
    optional("unitId", "承办机构", "unit"),
    optional("photos", "照片、录像", "photos"),
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
        clueFiles: input.photos.map((sha256) => ({ sha256, originMatterId: input.originMatterId })),
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
  checks: [withSecondOfficer()],
  effects: (situation, input) => {
    const handlerIds = [situation.actor.personId ?? "", input.secondOfficerId];
    const { unitId } = situation.actor;
    // A clue that another capability handed over may have come without a unit: whoever takes it up brings one.
    const isTakenUp = situation.matter.unitId === null && unitId !== null;
    return [
      ...(isTakenUp
        ? ([
            { kind: "matter", changes: { unitId } },
            { kind: "involve", unitId, as: "lead" },
          ] as const)
        : []),
      detail({ handlerIds }),
      handlersTurn(situation, "线索核查中", handlerIds),
    ];
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
    enforcing(["D55-015-1"], (situation: CaseSituation) => {
      const running = liveClock(situation, "clue_check");
      if (running && situation.now > running.dueAt)
        return byLaw("D55-015-1", "核查期限已经届满，不能再延长；请决定立案或者不予立案");
      return (running?.extensions.length ?? 0) === 0
        ? null
        : byLaw("D55-015-1", "核查期限已经延长过一次，不能再延长；请决定立案或者不予立案");
    }),
  ],
  checks: [],
  effects: (situation, input) => {
    const extra = startPeriod(situation, "clue_check_extension");
    if (extra.kind !== "startClock") throw new RangeError("a period starts a clock");
    return [{ kind: "extendClock", clock: "clue_check", by: extra.limit, reason: input.reason }];
  },
});

/** Once somebody handles it, nobody else changes who and what it is about. */
const ifBegunByHandler: CaseGuard = (situation) =>
  situation.matter.state === "received" ? null : byHandler(situation);

/** What was proposed, or told on the spot, was about somebody else or something else: it is proposed, or told, anew. */
function notYetTold({ matter, detail: known }: Pick<CaseSituation, "matter" | "detail">): Partial<CaseDetail> {
  if (matter.state === "investigating") return { proposal: null, noPenaltyProposal: null };
  return matter.state === "on_the_spot" && known.spotSteps.includes("informed")
    ? { spotSteps: ["identified"], proposal: null, noticed: null, representation: null }
    : {};
}

const PartyInput = z.object({
  name: words(2, "当事人姓名或者名称"),
  kind: keysOf(SUBJECTS),
  identityNumber: z.string().trim().max(30).default(""),
  address: z.string().trim().max(200).default(""),
  phone: z.string().trim().max(30).default(""),
  legalRepresentative: z.string().trim().max(60).default(""),
  bornOn: PlainDateSchema.nullable().default(null),
  isIncapable: z.boolean().default(false),
});

const checkParty: CaseCheck<z.infer<typeof PartyInput>> = (situation, input) => {
  if (input.kind === "individual" && input.bornOn === null)
    return wrongField("bornOn", "当事人是自然人，请填写出生日期：是否满十四周岁、十八周岁决定能否处罚");
  const actOn = situation.detail.actOn ?? today(situation);
  return input.bornOn && input.bornOn > actOn ? wrongField("bornOn", "出生日期不能晚于违法行为发生日") : null;
};

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
  guards: [certified, ifBegunByHandler],
  checks: [checkParty],
  personalInput: ["identityNumber", "address", "phone"],
  effects: ({ facts, ...situation }, input) => [
    detail({
      ...notYetTold(situation),
      party: {
        name: input.name,
        kind: input.kind,
        identityKey: facts.partyKey,
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
  const bornOn = situation.detail.party?.bornOn;
  if (bornOn && input.actOn < bornOn) return wrongField("actOn", "违法行为发生日不能早于当事人的出生日期");
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
  guards: [certified, ifBegunByHandler],
  checks: [checkActDays],
  effects: (situation, input) => [
    detail({ ...input, ...notYetTold(situation) }),
    { kind: "matter", changes: { subject: input.causeOfAction } },
  ],
});
