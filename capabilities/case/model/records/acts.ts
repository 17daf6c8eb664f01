/** 询问笔录、现场检查笔录 (《行政处罚法》第五十五条). Codes C20 and C28: the record is made where one asks and looks, and is evidence itself. */
import { z } from "zod";
import { InstantSchema } from "#base/instant.ts";
import type { FieldError, Refusal } from "#base/problem.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { notInLitigation } from "../acts/inquiry.ts";
import type { CaseDetail } from "../case.ts";
import { type CaseCheck, type CaseSituation, caseAct } from "../case-act.ts";
import { issue } from "../consequences.ts";
import { files, optional, optionsOf, personId, required, secondOfficerField, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import { byLaw, certified, withSecondOfficer, wrongField } from "../rules.ts";
import { checkpointsOf, questionsOf } from "./question-templates.ts";

const WHILE = ["verifying", "on_the_spot", "investigating"] as const;

const INTERVIEWEES = { party: "当事人（或者其负责人、代理人）", witness: "证人、其他知情人" } as const;
/** 核对: read by the person, or read out; who will not sign is recorded as such, by both officers. */
const READINGS = { read: "已核对无误", read_out: "已宣读并核对无误", refused: "拒绝签名，执法人员已注明" } as const;

const line = (most: number, what: string) =>
  z.string(`请填写${what}`).trim().min(1, `请填写${what}`).max(most, `${what}不超过 ${most} 字`);

const told = (most: number, what: string) => z.string().trim().max(most, `${what}不超过 ${most} 字`).default("");

/** Lines of the outline that were not gone into are no part of the record; one must be left. */
const written = <L extends z.ZodType<Readonly<Record<string, string>>>>(
  lineSchema: L,
  member: string,
  message: string,
) =>
  z
    .array(lineSchema, message)
    .max(200, "最多 200 行")
    .transform((lines) => lines.filter((one) => one[member] !== ""))
    .refine((lines) => lines.length > 0, message);

const times = {
  startAt: InstantSchema,
  endAt: InstantSchema,
  place: words(2, "地点"),
  secondOfficerId: personId,
  isCertificateShown: z.boolean("请选择是或者否"),
};

const InterviewInput = z.object({
  who: keysOf(INTERVIEWEES),
  interviewee: words(2, "被询问人").max(100, "被询问人不超过 100 字"),
  intervieweeIdNumber: z.string().trim().max(40, "证件号码不超过 40 字").default(""),
  relation: words(2, "与本案的关系").max(100, "与本案的关系不超过 100 字"),
  ...times,
  isRightsTold: z.boolean("请选择是或者否"),
  dialogue: written(
    z.object({ question: line(1_000, "问题"), answer: told(4_000, "回答") }),
    "answer",
    "请逐项记录问答",
  ),
  reading: keysOf(READINGS),
  recordings: files.default([]),
});

/** Times that a record can have: it began, then ended, and is over. */
function timeFault(
  { now }: CaseSituation,
  { startAt, endAt }: Pick<z.infer<typeof InterviewInput>, "startAt" | "endAt">,
): FieldError | null {
  if (endAt <= startAt) return wrongField("endAt", "结束时间须晚于开始时间");
  return endAt > now ? wrongField("endAt", "结束时间不能晚于现在") : null;
}

function shownFault({ isCertificateShown }: { readonly isCertificateShown: boolean }): Refusal | null {
  return isCertificateShown
    ? null
    : byLaw("XZCF-055", "检查、询问时应当主动出示执法证件，没有出示的当事人有权拒绝，所得材料不能作为证据");
}

const checkInterview: CaseCheck<z.infer<typeof InterviewInput>> = enforcing(
  ["XZCF-055"],
  (situation: CaseSituation, input: z.infer<typeof InterviewInput>) => {
    if (!input.isRightsTold)
      return byLaw("XZCF-055", "询问应当先告知如实回答的义务、申请回避和陈述申辩的权利，再开始提问");
    return shownFault(input) ?? timeFault(situation, input);
  },
);

/** The officers cannot be the ones who are asked. */
const checkInterviewee: CaseCheck<z.infer<typeof InterviewInput>> = ({ facts, actor }, input) => {
  const asking = [actor.name, facts.officers.get(input.secondOfficerId)?.name];
  return asking.includes(input.interviewee) ? wrongField("interviewee", "被询问人不能是执法人员本人") : null;
};

function nextEvidence({ evidence }: CaseDetail): string {
  return `evidence-${evidence.length + 1}`;
}

export const recordInterview = caseAct({
  label: "制作询问笔录",
  code: "C20",
  from: [...WHILE],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: InterviewInput,
  personalInput: ["interviewee", "intervieweeIdNumber"],
  // What a person told is read in the case, not found by anybody who searches.
  isUnsearched: true,
  fields: (situation) => [
    required("who", "询问对象", "choice", { options: optionsOf(INTERVIEWEES) }),
    required("interviewee", "被询问人", "text", { initial: situation.detail.party?.name ?? "" }),
    optional("intervieweeIdNumber", "证件号码", "text"),
    required("relation", "与本案的关系", "text", { initial: "当事人" }),
    required("startAt", "开始时间", "instant"),
    required("endAt", "结束时间", "instant"),
    required("place", "地点", "text", { initial: situation.matter.address }),
    secondOfficerField(situation),
    required("isCertificateShown", "已出示执法证件", "yesNo"),
    required("isRightsTold", "已先告知权利义务", "yesNo"),
    required("dialogue", "问答", "rows", {
      hint: "先告知权利；问题可改可添，不回答的写明，空着的不入笔录",
      columns: [required("question", "问", "longText"), optional("answer", "答", "longText")],
      initial: questionsOf(situation.facts.offence?.group, situation.facts.questionTemplates).map((question) => ({
        question,
        answer: "",
      })),
    }),
    required("reading", "核对", "choice", { options: optionsOf(READINGS) }),
    optional("recordings", "录音录像", "recordings"),
  ],
  guards: [certified, notInLitigation],
  checks: [withSecondOfficer(), checkInterview, checkInterviewee],
  effects: (situation, input) => {
    const id = nextEvidence(situation.detail);
    const isParty = input.who === "party";
    return issue(situation, [{ form: "DOC-06", key: id }], {
      isCertificateShown: true,
      evidence: [
        ...situation.detail.evidence,
        {
          id,
          kind: isParty ? ("party_statement" as const) : ("witness" as const),
          title: isParty ? "当事人询问笔录" : "证人询问笔录",
          takenAt: input.startAt,
          officerIds: [situation.actor.personId ?? "", input.secondOfficerId],
          files: input.recordings,
          isVerified: false,
        },
      ],
    });
  },
});

const PRESENCE = {
  present: "当事人到场",
  witnessed: "当事人不到场，见证人在场",
  absent: "当事人、见证人均不在场",
} as const;

const InspectionInput = z.object({
  ...times,
  presence: keysOf(PRESENCE),
  witness: z.string().trim().max(100, "见证人不超过 100 字").default(""),
  isRecusalAsked: z.boolean().default(false),
  findings: written(
    z.object({ item: line(400, "检查事项"), finding: told(4_000, "情况") }),
    "finding",
    "请逐项记录检查情况",
  ),
  partyView: z.string().trim().max(4_000, "当事人意见不超过 4000 字").default(""),
  photos: files.min(1, "请附现场照片或者录像"),
});

const checkInspection: CaseCheck<z.infer<typeof InspectionInput>> = enforcing(
  ["XZCF-055"],
  (situation: CaseSituation, input: z.infer<typeof InspectionInput>) => {
    if (input.presence === "witnessed" && input.witness.length < 2) return wrongField("witness", "请填写见证人");
    return shownFault(input) ?? timeFault(situation, input);
  },
);

export const recordInspection = caseAct({
  label: "制作检查笔录",
  code: "C28",
  from: [...WHILE],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: InspectionInput,
  fields: (situation) => [
    required("startAt", "开始时间", "instant"),
    required("endAt", "结束时间", "instant"),
    required("place", "地点", "text", { initial: situation.matter.address }),
    secondOfficerField(situation),
    required("isCertificateShown", "已出示执法证件", "yesNo"),
    required("presence", "到场", "choice", { options: optionsOf(PRESENCE) }),
    optional("witness", "见证人", "text"),
    optional("isRecusalAsked", "当事人申请回避", "yesNo", { initial: false }),
    required("findings", "检查情况", "rows", {
      hint: "客观记录看到的，不写推测和定性；空着的不入笔录",
      columns: [required("item", "事项", "longText"), optional("finding", "情况", "longText")],
      initial: checkpointsOf(situation.facts.offence?.group, situation.facts.questionTemplates).map((item) => ({
        item,
        finding: "",
      })),
    }),
    optional("partyView", "当事人意见", "longText"),
    required("photos", "现场照片、录像", "photos"),
  ],
  guards: [certified, notInLitigation],
  checks: [withSecondOfficer(), checkInspection],
  effects: (situation, input) => {
    const id = nextEvidence(situation.detail);
    return issue(situation, [{ form: "DOC-04", key: id }], {
      isCertificateShown: true,
      evidence: [
        ...situation.detail.evidence,
        {
          id,
          kind: "site_record" as const,
          title: "现场检查（勘验）笔录",
          takenAt: input.startAt,
          officerIds: [situation.actor.personId ?? "", input.secondOfficerId],
          files: input.photos,
          isVerified: false,
        },
      ],
    });
  },
});
