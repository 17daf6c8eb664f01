/** The HTTP surface of 询问提纲与检查要点: what is in force, drafts, and from which day a version holds. */
import { z } from "zod";
import { type Access, endpoint } from "#base/endpoint.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { TEMPLATE_GROUPS, type TemplateGroup, TemplateLinesSchema } from "../records/question-templates.ts";

/** The administrator and 法制 write them; whoever makes or reads records looks them up. */
export const TEMPLATE_KEEPERS = ["administrator", "legal_reviewer"];
const KEEPING: Access = { kind: "roles", roles: TEMPLATE_KEEPERS };
const READING: Access = { kind: "roles", roles: [...TEMPLATE_KEEPERS, "officer", "unit_lead", "agency_head"] };

const groups = Object.keys(TEMPLATE_GROUPS) as [TemplateGroup, ...TemplateGroup[]];
const GroupSchema = z.enum(groups);

const VersionSchema = TemplateLinesSchema.extend({
  /** 0: as shipped. */
  version: z.number().int(),
  note: z.string(),
  createdAt: InstantSchema.nullable(),
  createdBy: z.string().nullable(),
  /** Null: a draft. */
  inForceFrom: PlainDateSchema.nullable(),
});
export type QuestionTemplateVersion = z.output<typeof VersionSchema>;

const HeadSchema = TemplateLinesSchema.extend({
  group: GroupSchema,
  label: z.string(),
  /** Holds today; 0: what is shipped. */
  version: z.number().int(),
  inForceFrom: PlainDateSchema.nullable(),
  /** The newest one is a draft, or holds from a later day. */
  draft: z.number().int().nullable(),
  next: z.object({ version: z.number().int(), inForceFrom: PlainDateSchema }).nullable(),
});
export type QuestionTemplateHead = z.output<typeof HeadSchema>;

export const listQuestionTemplates = endpoint({
  method: "GET",
  path: "/api/case-question-templates",
  summary: "询问提纲与检查要点：各执法种类今天现行的，有没有草稿、待生效的",
  access: READING,
  response: z.object({ templates: z.array(HeadSchema) }),
});

export const getQuestionTemplate = endpoint({
  method: "GET",
  path: "/api/case-question-templates/:group",
  summary: "一类的提纲：现行的、各版本和随系统提供的",
  access: READING,
  params: z.object({ group: z.string() }),
  response: HeadSchema.extend({
    /** Newest first; the shipped one is the last. */
    versions: z.array(VersionSchema),
  }),
});
export type QuestionTemplatePage = z.output<typeof getQuestionTemplate.response>;

export const addQuestionTemplate = endpoint({
  method: "POST",
  path: "/api/case-question-templates/:group/versions",
  summary: "存一版提纲：存为草稿，或者定从哪天起用；已经制作的笔录不变",
  access: KEEPING,
  params: z.object({ group: z.string() }),
  body: TemplateLinesSchema.extend({
    note: z.string().trim().min(2, "请写明改了什么").max(200, "最长 200 字"),
    /** The newest version that was seen. */
    seen: z.number().int().min(0),
    inForceFrom: PlainDateSchema.nullable().default(null),
  }),
  response: z.object({ version: z.number().int() }),
});

export const enforceQuestionTemplate = endpoint({
  method: "POST",
  path: "/api/case-question-templates/:group/versions/:version/force",
  summary: "草稿从哪天起用",
  access: KEEPING,
  params: z.object({ group: z.string(), version: z.coerce.number().int().min(1).max(100_000) }),
  body: z.object({ inForceFrom: PlainDateSchema }),
  response: z.object({ version: z.number().int() }),
});
