/** The HTTP surface of documents: papers typeset from what is known, what became of them, templates, seals, signing, dossiers. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { FIELD_TYPES } from "./model/form.ts";
import { DOCUMENT_EVENTS, type DocumentEventKind, SIGNING_METHODS, type SigningMethod } from "./model/issued/issued.ts";

const signedIn = { kind: "signedIn" } as const;
const anyone = { kind: "anyone" } as const;
const administrators = { kind: "roles", roles: ["administrator"] } as const;
/** Posts that answer for the papers of an agency. */
export const VOIDING_ROLES = ["agency_head", "legal_reviewer"] as const;

/** Posts that make dossiers: they hand out everything, personal data included. */
export const DOSSIER_ROLES = ["officer", "legal_reviewer", "agency_head", "archivist", "leader"] as const;

const methods = Object.keys(SIGNING_METHODS) as [SigningMethod, ...SigningMethod[]];
const eventKinds = Object.keys(DOCUMENT_EVENTS) as [DocumentEventKind, ...DocumentEventKind[]];
const requestId = IdSchema;
const FormCodeSchema = z.string().regex(/^DOC-[0-9A-Z-]{1,12}$/, "须为式样代码，例如 DOC-34");

export const printMatter = endpoint({
  method: "GET",
  path: "/api/matters/:id/print",
  summary: "打印案卷（PDF）：基本情况、时限、人员、照片和全部留痕；记入查阅日志",
  access: signedIn,
  params: z.object({ id: IdSchema }),
  /** A PDF, not JSON. */
  response: z.unknown(),
  requestsPerMinute: 30,
});

export const SignerStandingSchema = z.object({
  id: z.string(),
  label: z.string(),
  count: z.number().int(),
  done: z.array(z.object({ name: z.string(), opinion: z.string(), at: InstantSchema, method: z.enum(methods) })),
  /** The next one to sign, and by the caller or before the caller. */
  isNext: z.boolean(),
  isMine: z.boolean(),
});

export const IssuedDocumentSchema = z.object({
  id: IdSchema,
  form: z.string(),
  key: z.string(),
  name: z.string(),
  number: z.string(),
  issuedAt: InstantSchema,
  hash: z.string(),
  code: z.string(),
  /** `待签名`, `待用印`, `已制发`, `已作废`. */
  state: z.enum(["awaits_signature", "awaits_seal", "issued", "voided"]),
  stateLabel: z.string(),
  templateVersion: z.number().int(),
  /** Labels of required fields that nobody filled in. */
  missing: z.array(z.string()),
  signers: z.array(SignerStandingSchema),
  events: z.array(z.object({ kind: z.enum(eventKinds), at: InstantSchema, name: z.string(), reason: z.string() })),
  maySeal: z.boolean(),
  mayVoid: z.boolean(),
});
export type IssuedDocument = z.infer<typeof IssuedDocumentSchema>;

export const listIssuedDocuments = endpoint({
  method: "GET",
  path: "/api/matters/:id/documents",
  summary: "一件事项的全部文书：文号、状态、签名、用印",
  access: signedIn,
  params: z.object({ id: IdSchema }),
  response: z.object({ documents: z.array(IssuedDocumentSchema) }),
});

const documentParams = z.object({ documentId: IdSchema });

export const getDocumentPdf = endpoint({
  method: "GET",
  path: "/api/documents/:documentId/pdf",
  summary: "文书 PDF（机关签章）；purpose=print 记为打印",
  access: signedIn,
  params: documentParams,
  query: z.object({ purpose: z.enum(["view", "print"]).default("view") }),
  response: z.unknown(),
  requestsPerMinute: 120,
});

export const getDocumentPages = endpoint({
  method: "GET",
  path: "/api/documents/:documentId/pages",
  summary: "文书各页（SVG），用于屏幕预览",
  access: signedIn,
  params: documentParams,
  response: z.unknown(),
  requestsPerMinute: 120,
});

export const voidDocument = endpoint({
  method: "POST",
  path: "/api/documents/:documentId/void",
  summary: "作废文书：文号保留，说明原因，记入留痕",
  access: { kind: "roles", roles: [...VOIDING_ROLES] },
  params: documentParams,
  body: z.object({ reason: z.string().trim().min(4, "请写明作废原因，至少 4 字").max(400, "最长 400 字"), requestId }),
  response: z.object({ id: IdSchema }),
});

export const sealDocument = endpoint({
  method: "POST",
  path: "/api/documents/:documentId/seal",
  summary: "用印：由有权使用本机关印章的岗位加盖，记入留痕",
  access: signedIn,
  params: documentParams,
  body: z.object({ requestId }),
  response: z.object({ id: IdSchema }),
});

/** A point of a stroke: x and y in a box of 600 × 240, milliseconds since the first. */
const PointSchema = z.tuple([
  z.number().min(0).max(600),
  z.number().min(0).max(240),
  z.number().int().min(0).max(3_600_000),
]);
export const StrokesSchema = z
  .array(z.array(PointSchema).min(1).max(2_000))
  .max(200)
  .refine((strokes) => strokes.reduce((sum, stroke) => sum + stroke.length, 0) <= 8_000, "签名太长");

export const signDocument = endpoint({
  method: "POST",
  path: "/api/documents/:documentId/signatures",
  summary: "签名：本人签批，或者由当事人当面手写",
  access: signedIn,
  params: documentParams,
  body: z.object({
    signer: z.string().min(1),
    name: z.string().trim().max(40, "姓名最长 40 字").default(""),
    opinion: z.string().trim().max(400, "意见最长 400 字").default(""),
    strokes: StrokesSchema.nullable(),
    requestId,
  }),
  response: z.object({ id: IdSchema }),
});

export const makeSigningLink = endpoint({
  method: "POST",
  path: "/api/documents/:documentId/signing-links",
  summary: "生成一次性签名链接和二维码，给当事人的手机",
  access: signedIn,
  params: documentParams,
  body: z.object({ signer: z.string().min(1) }),
  response: z.object({ url: z.string(), qr: z.string(), expiresAt: InstantSchema }),
  requestsPerMinute: 20,
});

const tokenParams = z.object({ token: z.string().regex(/^[\w-]{20,64}$/, "链接不完整") });

export const getSigning = endpoint({
  method: "GET",
  path: "/api/public/signing/:token",
  summary: "签名页：要签的是哪一份",
  access: anyone,
  params: tokenParams,
  response: z.object({
    name: z.string(),
    number: z.string(),
    agencyName: z.string(),
    signerLabel: z.string(),
    expiresAt: InstantSchema,
    isSigned: z.boolean(),
  }),
  requestsPerMinute: 60,
});

export const getSigningPages = endpoint({
  method: "GET",
  path: "/api/public/signing/:token/pages",
  summary: "要签的文书各页（SVG）",
  access: anyone,
  params: tokenParams,
  response: z.unknown(),
  requestsPerMinute: 30,
});

export const signByLink = endpoint({
  method: "POST",
  path: "/api/public/signing/:token",
  summary: "在手机上签名；同一请求再发一次不会签两次",
  access: anyone,
  params: tokenParams,
  body: z.object({
    name: z.string().trim().min(2, "请填姓名").max(40, "姓名最长 40 字"),
    strokes: StrokesSchema,
    requestId,
  }),
  response: z.object({ isSigned: z.literal(true), at: InstantSchema }),
  requestsPerMinute: 20,
});

export const verifyDocument = endpoint({
  method: "GET",
  path: "/api/public/documents/:code",
  summary: "核验文书：文号、日期、摘要、留痕里有没有、是否送达、是否作废；不含案件的其他内容",
  access: anyone,
  params: z.object({ code: z.string().max(20) }),
  response: z.object({
    name: z.string(),
    number: z.string(),
    agencyName: z.string(),
    issuedOn: PlainDateSchema,
    hash: z.string(),
    voidedOn: PlainDateSchema.nullable(),
    /** When it reached whoever receives it; null: not yet, or it goes to nobody. */
    deliveredOn: PlainDateSchema.nullable(),
    record: z.object({
      isContained: z.boolean(),
      seq: z.number().int(),
      entryHash: z.string(),
      fault: z.string().nullable(),
    }),
    signatures: z.number().int(),
    isSealed: z.boolean(),
    /** SHA-256 of the key that seals the record and signs dossiers: for `fy verify-dossier --key`. */
    keyFingerprint: z.string(),
  }),
  requestsPerMinute: 60,
});

const AnswersSchema = z.record(z.string().max(60), z.json());

/** One paper that an act would issue. */
const ActPaperSchema = z.object({
  form: z.string(),
  /** Which of several of the form in one matter; together with `form` what answers are kept under. */
  key: z.string(),
  name: z.string(),
  missing: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      type: z.enum(FIELD_TYPES),
      options: z.record(z.string(), z.string()).nullable(),
      /** Waits for an input of the act's own form: the paper need not ask for it. */
      isFromAct: z.boolean(),
    }),
  ),
  answers: AnswersSchema,
  /** All pages below each other. */
  svg: z.string(),
});
export type ActPaper = z.infer<typeof ActPaperSchema>;

export const previewAct = endpoint({
  method: "POST",
  path: "/api/matters/:id/acts/:act/papers",
  summary: "边填边看：这个动作将制发哪些文书、还缺哪些栏目；不编号、不留存",
  access: signedIn,
  params: z.object({ id: IdSchema, act: z.string().min(1).max(60) }),
  body: z.object({
    /** Input of the act so far; may be unfinished. */
    input: z.json().default({}),
    /** What was filled in for fields that the case does not know. */
    answers: z
      .array(z.object({ form: FormCodeSchema, key: z.string().max(80), values: AnswersSchema }))
      .max(12)
      .default([]),
    /** Keep the answers until the papers are issued: the act itself then prints them. */
    isKept: z.boolean().default(false),
  }),
  response: z.object({
    papers: z.array(ActPaperSchema),
    /** Labels of inputs of the act that are not there yet or not as they must be. */
    waitsFor: z.array(z.string()),
  }),
  requestsPerMinute: 240,
});

const TemplateHeadSchema = z.object({
  form: z.string(),
  name: z.string(),
  layout: z.enum(["letter", "approval", "record", "cover"]),
  series: z.string().nullable(),
  kind: z.string(),
  version: z.number().int(),
  changedAt: InstantSchema.nullable(),
  changedBy: z.string().nullable(),
});
export type TemplateHead = z.infer<typeof TemplateHeadSchema>;

export const listTemplates = endpoint({
  method: "GET",
  path: "/api/document-templates",
  summary: "文书模板：每种文书现行第几版",
  access: administrators,
  response: z.object({ templates: z.array(TemplateHeadSchema) }),
});

export const getTemplate = endpoint({
  method: "GET",
  path: "/api/document-templates/:form",
  summary: "一种文书的模板：栏目、签名人、各版正文",
  access: administrators,
  params: z.object({ form: FormCodeSchema }),
  response: TemplateHeadSchema.extend({
    fields: z.array(
      z.object({ key: z.string(), label: z.string(), type: z.enum(FIELD_TYPES), isRequired: z.boolean() }),
    ),
    signers: z.array(z.object({ id: z.string(), label: z.string() })),
    sources: z.array(z.string()),
    text: z.string(),
    versions: z.array(
      z.object({
        version: z.number().int(),
        text: z.string(),
        note: z.string(),
        createdAt: InstantSchema.nullable(),
        createdBy: z.string().nullable(),
      }),
    ),
  }),
});
export type TemplatePage = z.infer<typeof getTemplate.response>;

const TemplateTextSchema = z.string().min(1, "模板不能是空的").max(40_000, "模板最长 40,000 字");

export const previewTemplate = endpoint({
  method: "POST",
  path: "/api/document-templates/:form/preview",
  summary: "预览模板：哪一行有错，用示例内容排出来是什么样",
  access: administrators,
  params: z.object({ form: FormCodeSchema }),
  body: z.object({ text: TemplateTextSchema }),
  response: z.object({
    faults: z.array(z.object({ line: z.number().int(), message: z.string() })),
    svg: z.string(),
  }),
  requestsPerMinute: 240,
});

export const addTemplate = endpoint({
  method: "POST",
  path: "/api/document-templates/:form/versions",
  summary: "保存模板的新一版；恢复旧版也是新的一版",
  access: administrators,
  params: z.object({ form: FormCodeSchema }),
  body: z.object({
    text: TemplateTextSchema,
    note: z.string().trim().min(2, "请写改了什么").max(200, "最长 200 字"),
    seen: z.number().int().min(0),
  }),
  response: z.object({ version: z.number().int() }),
});

const SealSchema = z.object({
  id: IdSchema,
  agency: z.string(),
  agencyName: z.string(),
  name: z.string(),
  image: z.string(),
  roles: z.array(z.string()),
  validFrom: PlainDateSchema,
  validTo: PlainDateSchema.nullable(),
  isRetired: z.boolean(),
  uses: z.number().int(),
});
export type DocumentSeal = z.infer<typeof SealSchema>;

export const listDocumentSeals = endpoint({
  method: "GET",
  path: "/api/document-seals",
  summary: "印章：归属、谁可以用、用过几次",
  access: administrators,
  response: z.object({ seals: z.array(SealSchema) }),
});

export const addDocumentSeal = endpoint({
  method: "POST",
  path: "/api/document-seals",
  summary: "登记印章；图片先按证据上传（PNG）",
  access: administrators,
  body: z.object({
    agency: IdSchema,
    name: z.string().trim().min(2, "请填印章名称").max(60, "最长 60 字"),
    image: z.string().regex(/^[0-9a-f]{64}$/, "请上传印章图片"),
    roles: z.array(z.string()).min(1, "至少选一个可以用印的岗位"),
    validFrom: PlainDateSchema,
    validTo: PlainDateSchema.nullable().default(null),
  }),
  response: z.object({ id: IdSchema }),
});

export const retireDocumentSeal = endpoint({
  method: "POST",
  path: "/api/document-seals/:sealId/retire",
  summary: "停用印章；用过的文书不变",
  access: administrators,
  params: z.object({ sealId: IdSchema }),
  response: z.object({ id: IdSchema }),
});

export const getDossier = endpoint({
  method: "GET",
  path: "/api/matters/:id/dossier",
  summary: "卷宗（ZIP）：封面、目录、文书和证据合成的 PDF，各份原件，清单；可离线核验",
  access: { kind: "roles", roles: [...DOSSIER_ROLES] },
  params: z.object({ id: IdSchema }),
  response: z.unknown(),
  requestsPerMinute: 10,
});
