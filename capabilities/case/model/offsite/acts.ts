/** 非现场执法: a device's record, reviewed by two, its actual person found and told. Codes O01 to O04. */
import { z } from "zod";
import { InstantSchema } from "#base/instant.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import type { FieldError, Refusal } from "#base/problem.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { type CaseEffect, type CaseGuard, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, handlersTurn, issue, startOn, stop } from "../consequences.ts";
import { files, optional, optionsOf, required, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import { byDesign, byHandler, byLaw, certified, today, wrongField } from "../rules.ts";
import { type Capture, REJECT_REASONS } from "./capture.ts";
import { DEVICE_STATES, type Device, deviceStateOn } from "./device.ts";

/** Days that no statute fixes (第四十一条第三款 says 及时): the agency's own, taken from the rules for road traffic until it confirms them. */
function ownTerm(
  situation: CaseSituation,
  clock: string,
  label: string,
  setting: "offsite.review_days" | "offsite.notice_days",
): CaseEffect {
  const { facts } = situation;
  const source = facts.sourceOf(setting) || "《行政处罚法》(2021) 第四十一条第三款未定日数，待本机关确认";
  return startOn(
    situation,
    { clock, label, limit: { value: facts.settings[setting], unit: "day", basis: "statutory" }, source },
    today(situation),
  );
}

const RegisterInput = z.object({
  deviceNumber: z.string().trim().min(1, "请填写设备编号").max(60),
  capturedAt: InstantSchema,
  isByProgram: z.boolean().default(false),
  files: files.min(1, "请附监控记录"),
});

/** Why a record of that day cannot be used. @source 《行政处罚法》(2021) 第四十一条第一款 */
function judgeDevice(device: Device | undefined, on: PlainDate): Refusal | null {
  if (!device) return byLaw("XZCF-041-1", "这台设备没有登记，未经法制和技术审核、公布设置地点的，记录不得使用");
  const state = deviceStateOn(device, on);
  return state === "active"
    ? null
    : byLaw("XZCF-041-1", `设备 ${device.number} 在 ${on} 为“${DEVICE_STATES[state]}”，只有启用期间的记录可以使用`);
}

function judgeRecord(situation: CaseSituation, input: z.infer<typeof RegisterInput>): Refusal | FieldError | null {
  if (input.capturedAt > situation.now) return wrongField("capturedAt", "采集时间不能晚于现在");
  if (situation.facts.offence && !situation.facts.offence.allowsOffsite)
    return byLaw("XZCF-041-1", "利用电子技术监控设备收集证据须有法律、行政法规依据，这一案由没有");
  return judgeDevice(situation.facts.devices?.get(input.deviceNumber), plainDateOf(input.capturedAt));
}

export const registerCapture = caseAct({
  label: "登记非现场记录",
  code: "O01",
  from: ["verifying"],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: RegisterInput,
  fields: () => [
    required("deviceNumber", "设备编号", "text"),
    required("capturedAt", "采集时间", "instant"),
    optional("isByProgram", "由程序识别（只是线索，须人工审核）", "yesNo", { initial: false }),
    required("files", "监控记录", "photos"),
  ],
  guards: [
    certified,
    byHandler,
    ({ detail: known }) =>
      known.offsite && known.offsite.state !== "rejected" ? byDesign("O01-ONCE", "本案已经登记监控记录") : null,
  ],
  checks: [enforcing(["XZCF-041-1"], judgeRecord)],
  effects: (situation, input) => {
    const device = situation.facts.devices?.get(input.deviceNumber);
    const offsite: Capture = {
      ...input,
      state: "captured",
      deviceReviewNumber: device?.reviewNumber ?? "",
      firstReviewerId: null,
      secondReviewerId: null,
      isAccepted: null,
      rejectReason: null,
      isActualPersonIdentified: false,
      notifiedOn: null,
    };
    return [
      ownTerm(situation, "capture_review", "监控记录审核", "offsite.review_days"),
      detail({ offsite }),
      handlersTurn(situation, "监控记录待审核"),
    ];
  },
});

const ReviewInput = z.object({
  isTrue: z.boolean(),
  isClear: z.boolean(),
  isComplete: z.boolean(),
  isAccurate: z.boolean(),
  isAccepted: z.boolean(),
  rejectReason: keysOf(REJECT_REASONS).nullable().default(null),
});
type ReviewInput = z.infer<typeof ReviewInput>;

/** 真实、清晰、完整、准确, by two people; a program's recognition is nobody's review. */
function judgeReview({ actor, detail: known }: CaseSituation, input: ReviewInput): Refusal | FieldError | null {
  const { offsite } = known;
  if (!offsite) return wrongField("isAccepted", "没有待审核的监控记录");
  if (offsite.state === "first_reviewed" && offsite.firstReviewerId === actor.personId)
    return byLaw("XZCF-041-2", "监控记录由两名执法人员先后审核，你已经作过初审");
  if (!input.isAccepted) return input.rejectReason === null ? wrongField("rejectReason", "请选择作废的理由") : null;
  return input.isTrue && input.isClear && input.isComplete && input.isAccurate
    ? null
    : byLaw("XZCF-041-2", "监控记录应当真实、清晰、完整、准确，有一项不符合的不得作为证据");
}

const isUnderReview: CaseGuard = ({ detail: known }) =>
  known.offsite?.state === "captured" || known.offsite?.state === "first_reviewed"
    ? null
    : byDesign("O02-NONE", "没有待审核的监控记录");

/** 非现场: the case rests on a record of a device. */
const hasCapture: CaseGuard = ({ detail: known }) =>
  known.offsite ? null : byDesign("O02-NONE", "本案没有电子技术监控记录");

export const reviewCapture = caseAct({
  label: "审核监控记录",
  code: "O02",
  from: ["verifying"],
  to: "same",
  by: ["officer"],
  weight: "primary",
  input: ReviewInput,
  fields: () => [
    required("isTrue", "真实", "yesNo"),
    required("isClear", "清晰", "yesNo"),
    required("isComplete", "完整", "yesNo"),
    required("isAccurate", "准确", "yesNo"),
    required("isAccepted", "采用", "yesNo"),
    optional("rejectReason", "作废的理由", "choice", { options: optionsOf(REJECT_REASONS) }),
  ],
  belongs: hasCapture,
  guards: [certified, isUnderReview],
  checks: [enforcing(["XZCF-041-2"], judgeReview)],
  effects: (situation, input) => {
    const { offsite, evidence } = situation.detail;
    if (!offsite) return [];
    const personId = situation.actor.personId;
    if (input.isAccepted && offsite.state === "captured")
      return [detail({ offsite: { ...offsite, state: "first_reviewed", firstReviewerId: personId } })];
    const reviewed: Capture = {
      ...offsite,
      state: input.isAccepted ? "accepted" : "rejected",
      isAccepted: input.isAccepted,
      rejectReason: input.rejectReason && REJECT_REASONS[input.rejectReason],
      ...(offsite.state === "captured" ? { firstReviewerId: personId } : { secondReviewerId: personId }),
    };
    const item = {
      id: `evidence-${evidence.length + 1}`,
      kind: "electronic" as const,
      title: `电子技术监控记录 ${offsite.deviceNumber}`,
      takenAt: offsite.capturedAt,
      officerIds: [offsite.firstReviewerId ?? "", personId ?? ""],
      files: offsite.files,
      isVerified: false,
    };
    return [
      ...stop("capture_review"),
      ...(input.isAccepted ? [ownTerm(situation, "capture_notice", "监控违法告知", "offsite.notice_days")] : []),
      ...issue(situation, [{ form: "DOC-58", key: `capture-${situation.matter.version}` }], {
        offsite: reviewed,
        ...(input.isAccepted ? { evidence: [...evidence, item] } : {}),
      }),
      handlersTurn(situation, input.isAccepted ? "监控记录已采用，待确认行为人并告知" : "监控记录已作废"),
    ];
  },
});

export const identifyPerson = caseAct({
  label: "确认实际行为人",
  code: "O03",
  from: ["verifying"],
  to: "same",
  by: ["officer"],
  weight: "primary",
  input: z.object({ basis: words(4, "确认的依据") }),
  fields: () => [required("basis", "确认的依据", "longText", { hint: "车辆、设施的所有人不当然是行为人" })],
  belongs: hasCapture,
  guards: [
    certified,
    byHandler,
    ({ detail: known }) =>
      known.offsite?.state === "accepted" && known.party
        ? null
        : byDesign("O03-STATE", "监控记录还没有采用，或者还没有登记当事人"),
  ],
  checks: [],
  effects: ({ detail: known }) => [
    detail({ offsite: known.offsite && { ...known.offsite, isActualPersonIdentified: true } }),
  ],
});

/** 及时告知违法事实, so that the party can look it up and answer. */
export const notifyCapture = caseAct({
  label: "告知监控记录",
  code: "O04",
  from: ["verifying"],
  to: "same",
  by: ["officer"],
  weight: "primary",
  input: z.object({ way: words(2, "告知方式") }),
  fields: () => [required("way", "告知方式", "text", { hint: "信息化手段或者其他措施，并说明查询、陈述、申辩的途径" })],
  belongs: hasCapture,
  guards: [
    certified,
    byHandler,
    ({ detail: known }) =>
      known.offsite?.isActualPersonIdentified && known.offsite.notifiedOn === null
        ? null
        : byDesign("O04-STATE", "还没有确认实际行为人，或者已经告知"),
  ],
  checks: [],
  effects: (situation) => [
    ...stop("capture_notice"),
    ...issue(situation, [{ form: "DOC-59", key: `capture-${situation.matter.version}` }], {
      offsite: situation.detail.offsite && { ...situation.detail.offsite, notifiedOn: today(situation) },
    }),
  ],
});

/** A record that two have not accepted, or whose person is not known and told, carries no filing and no decision. */
export const captureUsable: CaseGuard = enforcing(
  ["XZCF-041-2"],
  ({ detail: { offsite, evidence } }: CaseSituation) => {
    if (!offsite) return null;
    if (offsite.state === "rejected")
      return evidence.length > 0 ? null : byLaw("XZCF-041-2", "监控记录已作废，没有其他证据");
    return offsite.state === "accepted" && offsite.isActualPersonIdentified && offsite.notifiedOn !== null
      ? null
      : byLaw("XZCF-041-2", "监控记录未经两人审核采用、确认实际行为人并告知的，不得作为处罚的证据");
  },
);

export const OFFSITE_ACTS = {
  register_capture: registerCapture,
  review_capture: reviewCapture,
  identify_person: identifyPerson,
  notify_capture: notifyCapture,
};
