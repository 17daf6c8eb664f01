/** 调查取证: evidence, recusal, handlers, suspension. Codes C11 to C19. */
import { z } from "zod";
import { InstantSchema } from "#base/instant.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import type { CaseDetail, EvidenceItemSchema } from "../case.ts";
import { type CaseCheck, type CaseGuard, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, handlersTurn, issue } from "../consequences.ts";
import { files, optional, optionsOf, personId, required, secondOfficerField, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import { SUSPEND_GROUNDS } from "../labels.ts";
import { byDesign, byHandler, byLaw, certified, today, withSecondOfficer, wrongField } from "../rules.ts";

export const EVIDENCE_KINDS = {
  documentary: "书证",
  physical: "物证",
  audio_visual: "视听资料",
  electronic: "电子数据",
  witness: "证人证言",
  party_statement: "当事人的陈述",
  expert_opinion: "鉴定意见",
  site_record: "勘验笔录、现场笔录",
} as const satisfies Record<z.infer<typeof EvidenceItemSchema>["kind"], string>;

/** 须有执法人员两人在场并出示证件. */
const TAKEN_BY_TWO: readonly string[] = ["site_record", "party_statement", "witness"];

const EvidenceInput = z.object({
  kind: keysOf(EVIDENCE_KINDS),
  title: words(2, "证据名称"),
  takenAt: InstantSchema,
  secondOfficerId: personId,
  isCertificateShown: z.boolean().default(false),
  files: files.default([]),
  /** Of what came with the clue. */
  clueFiles: files.default([]),
});

/** What came with the clue and no evidence uses yet. */
function clueFilesLeft({ detail: known }: CaseSituation): readonly string[] {
  const used = new Set(known.evidence.flatMap((item) => item.files));
  return known.clueFiles.map(({ sha256 }) => sha256).filter((sha256) => !used.has(sha256));
}

const checkClueFiles: CaseCheck<z.infer<typeof EvidenceInput>> = (situation, { clueFiles }) => {
  const left = clueFilesLeft(situation);
  return clueFiles.every((sha256) => left.includes(sha256))
    ? null
    : wrongField("clueFiles", "所选材料不是随线索来的，或者已经用作证据");
};

const checkEvidence: CaseCheck<z.infer<typeof EvidenceInput>> = enforcing(
  ["XZCF-055"],
  (situation: CaseSituation, input: z.infer<typeof EvidenceInput>) => {
    if (input.takenAt > situation.now) return wrongField("takenAt", "取证时间不能晚于现在");
    return TAKEN_BY_TWO.includes(input.kind) && !input.isCertificateShown
      ? byLaw("XZCF-055", "检查、询问时应当主动出示执法证件，没有出示的当事人有权拒绝，所得材料不能作为证据")
      : null;
  },
);

/** What is archived needs its originals; a thing itself is kept, not photographed away. */
const checkFiles: CaseCheck<z.infer<typeof EvidenceInput>> = enforcing(
  ["DATJ-039"],
  (_situation: CaseSituation, input: z.infer<typeof EvidenceInput>) =>
    input.kind === "physical" || input.files.length + input.clueFiles.length > 0
      ? null
      : byLaw("DATJ-039", "电子档案须来源可靠、要素齐全，请附证据的原始文件"),
);

/** Asking the party beyond verification needs a filed case. */
const beforeFilingOnlyVerifies: CaseCheck<z.infer<typeof EvidenceInput>> = ({ matter }, input) =>
  matter.state === "verifying" && input.kind === "expert_opinion"
    ? byDesign("C11-FILED", "立案前只能核查，委托鉴定须先立案")
    : null;

/** 诉讼中不得自行收集证据. */
export const notInLitigation: CaseGuard = enforcing(["XZSS-035"], ({ detail: known }: CaseSituation) =>
  known.remedies.some((remedy) => remedy.kind === "litigation" && remedy.state !== "concluded")
    ? byLaw("XZSS-035", "诉讼过程中，被告不得自行向原告、第三人和证人收集证据")
    : null,
);

export const addEvidence = caseAct({
  label: "登记证据",
  code: "C11",
  from: ["verifying", "on_the_spot", "investigating", "executing"],
  to: "same",
  by: ["officer"],
  weight: "primary",
  input: EvidenceInput,
  fields: (situation) => [
    required("kind", "种类", "choice", { options: optionsOf(EVIDENCE_KINDS) }),
    required("title", "名称", "text"),
    required("takenAt", "取得时间", "instant"),
    secondOfficerField(situation),
    required("isCertificateShown", "已出示执法证件", "yesNo", { initial: false }),
    ...(clueFilesLeft(situation).length > 0
      ? [
          optional("clueFiles", "采用随线索来的材料", "manyChoices", {
            options: clueFilesLeft(situation).map((sha256, index) => ({
              value: sha256,
              label: `线索材料 ${index + 1}`,
              hint: `SHA-256 ${sha256.slice(0, 12)}`,
            })),
          }),
          optional("files", "文件", "photos"),
        ]
      : [required("files", "文件", "photos")]),
  ],
  guards: [certified, notInLitigation],
  checks: [withSecondOfficer(), checkEvidence, checkClueFiles, checkFiles, beforeFilingOnlyVerifies],
  effects: (situation, input) => {
    const { evidence } = situation.detail;
    const item = {
      id: `evidence-${evidence.length + 1}`,
      kind: input.kind,
      title: input.title,
      takenAt: input.takenAt,
      officerIds: [situation.actor.personId ?? "", input.secondOfficerId],
      files: [...input.files, ...input.clueFiles],
      isVerified: false,
    };
    const changes = {
      ...(input.kind === "expert_opinion" && answered(situation)),
      evidence: [...evidence, item],
      isCertificateShown: situation.detail.isCertificateShown || input.isCertificateShown,
    };
    if (input.kind === "site_record") return issue(situation, [{ form: "DOC-04", key: item.id }], changes);
    if (input.kind === "party_statement" || input.kind === "witness")
      return issue(situation, [{ form: "DOC-06", key: item.id }], changes);
    return [detail(changes)];
  },
});

/** 鉴定意见 answers the entrustment that has waited longest. */
function answered(situation: CaseSituation): Pick<CaseDetail, "entrustments"> {
  const { entrustments } = situation.detail;
  const waiting = entrustments.find((one) => one.answeredOn === null);
  return {
    entrustments: entrustments.map((one) => (one === waiting ? { ...one, answeredOn: today(situation) } : one)),
  };
}

export const verifyEvidence = caseAct({
  label: "核实证据",
  code: "C12",
  from: ["verifying", "investigating"],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: z.object({ evidenceIds: z.array(z.string()).min(1, "请选择证据"), note: words(2, "核实情况") }),
  fields: ({ detail: known }) => [
    required("evidenceIds", "证据", "manyChoices", {
      options: known.evidence
        .filter((item) => !item.isVerified)
        .map((item) => ({ value: item.id, label: item.title, hint: EVIDENCE_KINDS[item.kind] })),
    }),
    required("note", "核实情况", "longText"),
  ],
  guards: [certified, byHandler],
  checks: [
    ({ detail: known }, input) =>
      input.evidenceIds.every((id) => known.evidence.some((item) => item.id === id))
        ? null
        : wrongField("evidenceIds", "所选证据不在本案中"),
  ],
  effects: ({ detail: known }, input) => [
    detail({
      evidence: known.evidence.map((item) =>
        input.evidenceIds.includes(item.id) ? { ...item, isVerified: true } : item,
      ),
    }),
  ],
});

export const suspend = caseAct({
  label: "中止调查",
  code: "C16",
  from: ["investigating"],
  to: "suspended",
  by: ["agency_head"],
  weight: "normal",
  input: z.object({ ground: keysOf(SUSPEND_GROUNDS), reason: words(4, "理由") }),
  fields: ({ facts }) => [
    required("ground", "情形", "choice", {
      options: optionsOf(SUSPEND_GROUNDS).filter(({ value }) =>
        facts.settings["decide.suspend_grounds"].includes(value),
      ),
    }),
    required("reason", "理由", "longText"),
  ],
  guards: [],
  checks: [
    enforcing(["D55-060X"], ({ facts }: CaseSituation, input: { readonly ground: keyof typeof SUSPEND_GROUNDS }) =>
      facts.settings["decide.suspend_grounds"].includes(input.ground)
        ? null
        : byLaw("D55-060X", `“${SUSPEND_GROUNDS[input.ground]}”不在本机关确定的中止情形之内`),
    ),
  ],
  effects: (situation, input) => [detail({ suspendGround: input.ground }), handlersTurn(situation, "已中止调查")],
});

export const resume = caseAct({
  label: "恢复调查",
  code: "C17",
  from: ["suspended"],
  to: "investigating",
  by: ["agency_head", "unit_lead"],
  weight: "primary",
  input: z.object({ reason: words(2, "理由") }),
  fields: () => [required("reason", "理由", "longText")],
  guards: [],
  checks: [],
  effects: (situation) => [detail({ suspendGround: null }), handlersTurn(situation, "已恢复调查")],
});
