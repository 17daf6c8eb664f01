/** A kind of matter for tests of documents: 单据, whose acts do nothing but issue the papers that they are told to. */
import { z } from "zod";
import { CORE_FORMS } from "#capabilities/case/model/papers/index.ts";
import { sampleContent } from "#capabilities/case/model/papers/sample.ts";
import type { DocumentForm } from "#kernel/document/model/public.ts";
import { type AnyKind, matterKind } from "#kernel/matter/server/public.ts";
import { act, type Procedure } from "#kernel/procedure/model/public.ts";

type Slip = Readonly<Record<string, never>>;
type State = "open";

const PapersSchema = z.object({
  papers: z.array(z.object({ form: z.string(), key: z.string() })),
  photos: z.array(z.string()).default([]),
});
type Papers = z.infer<typeof PapersSchema>;

const ROLES = ["acceptor", "leader", "shift_leader"] as const;
const issuing = (input: Papers) => input.papers.map((paper) => ({ kind: "issue" as const, ...paper }));
const photos = () => [{ name: "photos", label: "照片", type: "photos" as const, isRequired: false }];

const PROCEDURE: Procedure<State, Slip, null> = {
  kind: "slip",
  label: "单据",
  version: 1,
  stages: [{ id: "open", label: "办理" }],
  states: { open: { label: "在办", stage: "open", isTerminal: false } },
  acts: {
    open_slip: act<State, Slip, null, typeof PapersSchema>({
      label: "开单",
      code: "S01",
      from: "none",
      to: "open",
      by: ROLES,
      weight: "primary",
      input: PapersSchema,
      fields: photos,
      guards: [],
      checks: [],
      effects: (_, input) => [{ kind: "number", letter: "S" }, ...issuing(input)],
    }),
    issue_papers: act<State, Slip, null, typeof PapersSchema>({
      label: "制发",
      code: "S02",
      from: ["open"],
      to: "same",
      by: ROLES,
      weight: "normal",
      input: PapersSchema,
      fields: photos,
      guards: [],
      checks: [],
      effects: (_, input) => issuing(input),
    }),
  },
};

/** Known to nobody in this kind: asked for, or printed as a line to write on. */
export const UNKNOWN_FIELD = "contact";

export const SLIP_FORMS: readonly DocumentForm[] = CORE_FORMS;

export function slipKind(): AnyKind {
  return matterKind<Slip, null>({
    procedure: PROCEDURE,
    blankDetail: {},
    personalDetail: [],
    loadDetail: async () => ({}),
    loadFacts: async () => null,
    saveDetail: async () => undefined,
    present: async () => ({ fields: [], detail: {} }),
    narrate: () => "制发文书",
    sourceLabels: { "": "无" },
    flagLabels: {},
    photoPhase: () => "other",
    documents: {
      forms: SLIP_FORMS,
      contentOf: async (_, { form }) => {
        const known = SLIP_FORMS.find(({ code }) => code === form);
        const { [UNKNOWN_FIELD]: _unknown, ...content } = known ? sampleContent(known) : {};
        return content;
      },
      signerRoles: { unit_head: ["shift_leader"], legal_review: ["acceptor"], agency_head: ["leader"] },
      sampleOf: sampleContent,
    },
  });
}
