/** 归档、启卷. Codes Z03 and Z04. */
import { z } from "zod";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { type CaseGuard, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, issue, NOBODYS_TURN, turn } from "../consequences.ts";
import { optional, required, words } from "../fields.ts";
import { byLaw, today } from "../rules.ts";
import { type FileGap, fileGapsOf } from "./file-gaps.ts";
import { gapsOf } from "./gaps.ts";
import { RETENTIONS, retentionOf, retentionWords } from "./retention.ts";

/** Shorter than any explanation of a gap. */
const SHORTEST_EXPLANATION = 8;

const gapsOfFile = ({ detail: known, facts }: CaseSituation): readonly FileGap[] => fileGapsOf(known, facts.papers);

const isComplete: CaseGuard = enforcing(["XZCF-047"], (situation: CaseSituation) => {
  const hard = gapsOfFile(situation).filter((gap) => gap.isHard);
  const gaps = [...new Set([...gapsOf(situation.detail, today(situation)), ...hard.map((gap) => gap.message)])];
  return gaps.length === 0 ? null : byLaw("XZCF-047", `案卷还不完整：${gaps.join("；")}`);
});

function softGaps(situation: CaseSituation): readonly string[] {
  return gapsOfFile(situation).flatMap((gap) => (gap.isHard ? [] : [gap.message]));
}

const ArchiveInput = z.object({
  retention: z.enum(RETENTIONS, "请选择保管期限"),
  explanation: z.string().trim().max(4000, "卷内情况说明不超过 4000 字").default(""),
});

export const archive = caseAct({
  label: "归档",
  code: "Z03",
  from: ["closed"],
  to: "archived",
  by: ["archivist"],
  weight: "primary",
  input: ArchiveInput,
  fields: (situation) => {
    const gaps = softGaps(situation);
    const retention = required("retention", "保管期限", "choice", {
      options: RETENTIONS.map((value) => ({ value, label: retentionWords(value, situation.facts.settings) })),
      initial: retentionOf(situation),
    });
    if (gaps.length === 0) return [retention, optional("explanation", "卷内情况说明", "longText")];
    const hint = `补正，或者逐项说明：${gaps.join("；")}`;
    return [retention, required("explanation", "卷内情况说明", "longText", { hint })];
  },
  guards: [isComplete],
  checks: [
    enforcing(["XZCF-047"], (situation: CaseSituation, input: z.infer<typeof ArchiveInput>) => {
      const gaps = softGaps(situation);
      return gaps.length === 0 || input.explanation.length >= SHORTEST_EXPLANATION
        ? null
        : byLaw("XZCF-047", `下列缺项须补正，或者在卷内情况说明里逐项说明：${gaps.join("；")}`);
    }),
  ],
  confirm: "归档后只读，更正须另行登记，确定吗？",
  effects: (situation) => [
    ...issue(situation, [{ form: "DOC-53", key: `dossier-${situation.matter.version}` }], {
      archivedOn: today(situation),
    }),
    NOBODYS_TURN,
  ],
});

/** 启卷: a sealed file is opened for a remedy, a supervision or a correction, and closed again; nothing in it changes. */
export const reopenFile = caseAct({
  label: "启卷",
  code: "Z04",
  from: ["archived"],
  to: "closed",
  by: ["archivist"],
  weight: "danger",
  input: z.object({ reason: words(8, "启卷的理由") }),
  fields: () => [required("reason", "启卷的理由", "longText", { hint: "复议、诉讼、执法监督或者更正" })],
  guards: [],
  checks: [],
  effects: () => [detail({ archivedOn: null }), turn(["legal_reviewer", "archivist"], "已启卷，办理后重新归档")],
});
