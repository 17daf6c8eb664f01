/** The HTTP surface of matters, whatever their kind: list, page, act. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { RefusalSchema } from "#base/problem.ts";

export const LightSchema = z.enum(["green", "yellow", "red", "paused"]);
const PositionOut = z.object({ longitude: z.number(), latitude: z.number() });

/** One row of a queue. */
export const MatterRowSchema = z.object({
  id: z.string(),
  kind: z.string(),
  number: z.string().nullable(),
  state: z.string(),
  stateLabel: z.string(),
  subject: z.string(),
  title: z.string(),
  address: z.string(),
  areaName: z.string(),
  source: z.string(),
  sourceLabel: z.string(),
  position: PositionOut.nullable(),
  unitName: z.string(),
  /** Whose turn, in words: a unit, a person or a post. */
  turnLabel: z.string(),
  turnReason: z.string(),
  isMyTurn: z.boolean(),
  flags: z.array(z.object({ id: z.string(), label: z.string() })),
  light: LightSchema.nullable(),
  /** «剩 34 分», «超 1 日 3 时»; empty when no clock runs. */
  remaining: z.string(),
  dueAt: InstantSchema.nullable(),
  isEmergency: z.boolean(),
  isProvisional: z.boolean(),
  isOpen: z.boolean(),
  version: z.number().int(),
  openedAt: InstantSchema,
  changedAt: InstantSchema,
});
export type MatterListRow = z.infer<typeof MatterRowSchema>;

const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === "string" ? value.split(",").filter(Boolean) : value));

/** Filters shared by the list, the map and the export. */
export const MatterFilterSchema = z.object({
  /** `todo` what I must do now, `unit` all open of my unit, `open` all open in my scope, `closed`, `all`. */
  view: z.enum(["todo", "unit", "open", "closed", "all"]).default("todo"),
  /** Words that all stand in what is known of the matter: number, class, place, description, what was written in the course of it. */
  text: z.string().max(100).optional(),
  kind: z.string().optional(),
  states: list.optional(),
  lights: list.optional(),
  flags: list.optional(),
  sources: list.optional(),
  subjects: list.optional(),
  unitId: IdSchema.optional(),
  divisionCode: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  cellCode: z
    .string()
    .regex(/^\d{15}$/)
    .optional(),
  openedFrom: InstantSchema.optional(),
  openedTo: InstantSchema.optional(),
  isLocated: z.stringbool().optional(),
  /** Inside a rectangle: `west,south,east,north` in degrees, WGS 84. */
  within: z
    .string()
    .regex(/^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$/, "范围须为 西,南,东,北")
    .transform((text) => text.split(",").map(Number) as [west: number, south: number, east: number, north: number])
    .optional(),
});
export type MatterFilter = z.output<typeof MatterFilterSchema>;

export const LightCountsSchema = z.object({
  total: z.number().int(),
  red: z.number().int(),
  yellow: z.number().int(),
  green: z.number().int(),
  paused: z.number().int(),
});

export const listMatters = endpoint({
  method: "GET",
  path: "/api/matters",
  summary: "事项列表：按最先变红排列",
  access: { kind: "signedIn" },
  query: MatterFilterSchema.extend({
    limit: z.coerce.number().int().min(1).max(1000).default(100),
    cursor: z.string().optional(),
    sort: z.enum(["due", "opened"]).default("due"),
  }),
  response: z.object({ rows: z.array(MatterRowSchema), nextCursor: z.string().nullable() }),
});

const FoundMatterSchema = z.object({
  row: MatterRowSchema,
  /** From what was written about the matter; `marks` are where words begin and end in it. Null when they stand elsewhere. */
  excerpt: z.object({ text: z.string(), marks: z.array(z.tuple([z.number(), z.number()])) }).nullable(),
});
export type FoundMatter = z.output<typeof FoundMatterSchema>;

export const searchMatters = endpoint({
  method: "GET",
  path: "/api/matters/search",
  summary: "检索：编号、地点、描述和各环节填写的文字，一个字也可以；新的在前",
  access: { kind: "signedIn" },
  query: MatterFilterSchema.omit({ text: true }).extend({
    view: MatterFilterSchema.shape.view.unwrap().default("all"),
    text: z.string().trim().min(1).max(100),
    limit: z.coerce.number().int().min(1).max(50).default(20),
    /** `after` of the page before. */
    after: IdSchema.optional(),
  }),
  response: z.object({
    found: z.array(FoundMatterSchema),
    words: z.array(z.string()),
    /** Exact up to 1,000; beyond, `isMore`, by estimate. On a further page, of what lies behind the page before. */
    count: z.number().int(),
    isMore: z.boolean(),
    after: z.string().nullable(),
  }),
});

export const exportMatters = endpoint({
  method: "GET",
  path: "/api/matters-export",
  summary: "导出事项列表：CSV 或 XLSX，筛选与列表相同",
  access: { kind: "signedIn" },
  query: MatterFilterSchema.extend({ format: z.enum(["csv", "xlsx"]).default("csv") }),
  response: z.string().meta({ format: "binary" }),
  requestsPerMinute: 12,
});

export const countMatters = endpoint({
  method: "GET",
  path: "/api/matters/counts",
  summary: "事项计数：各灯多少件",
  access: { kind: "signedIn" },
  query: MatterFilterSchema,
  response: LightCountsSchema,
});

/** Corners in degrees, WGS 84. */
export const BoundsSchema = z.object({
  west: z.coerce.number().min(-180).max(180),
  south: z.coerce.number().min(-90).max(90),
  east: z.coerce.number().min(-180).max(180),
  north: z.coerce.number().min(-90).max(90),
});

export const mapMatters = endpoint({
  method: "GET",
  path: "/api/matters/map",
  summary: "地图视野内的事项：少则逐件，多则聚合",
  access: { kind: "signedIn" },
  query: MatterFilterSchema.extend(BoundsSchema.shape).extend({
    /** Pixels of the viewport's width, so that clusters keep their distance. */
    width: z.coerce.number().int().min(200).max(8000).default(1200),
  }),
  response: z.object({
    total: z.number().int(),
    counts: LightCountsSchema,
    clusters: z.array(
      z.object({
        longitude: z.number(),
        latitude: z.number(),
        count: z.number().int(),
        red: z.number().int(),
        yellow: z.number().int(),
      }),
    ),
    singles: z.array(
      z.object({
        id: z.string(),
        longitude: z.number(),
        latitude: z.number(),
        light: LightSchema.nullable(),
        subject: z.string(),
      }),
    ),
  }),
});

export const densityOfMatters = endpoint({
  method: "GET",
  path: "/api/matters/density",
  summary: "各单元网格的件数",
  access: { kind: "signedIn" },
  query: MatterFilterSchema,
  response: z.object({ cells: z.array(z.object({ code: z.string(), count: z.number().int() })) }),
});

const PlainFieldSchema = z.object({
  name: z.string(),
  label: z.string(),
  type: z.string(),
  isRequired: z.boolean(),
  hint: z.string().optional(),
  options: z.array(z.object({ value: z.string(), label: z.string(), hint: z.string().optional() })).optional(),
  initial: z.json().optional(),
  /** Personal data: sealed in the record, and never kept on the device while it is written. */
  isPersonal: z.boolean().optional(),
});
/** `columns`: of type `rows`, what stands in one line. */
export const FieldSchema = PlainFieldSchema.extend({ columns: z.array(PlainFieldSchema).optional() });

export const ListedActSchema = z.object({
  act: z.string(),
  label: z.string(),
  code: z.string(),
  weight: z.enum(["primary", "normal", "danger"]),
  isMine: z.boolean(),
  isAllowed: z.boolean(),
  refusals: z.array(RefusalSchema),
  fields: z.array(FieldSchema),
  confirm: z.string().nullable(),
  isBatch: z.boolean(),
});

export const ExplanationSchema = z.object({
  title: z.string(),
  light: LightSchema,
  usedPercent: z.number(),
  lines: z.array(
    z.object({
      kind: z.string(),
      at: InstantSchema,
      when: z.string(),
      text: z.string(),
      amount: z.string().nullable(),
      countedMs: z.number(),
      isAhead: z.boolean(),
    }),
  ),
  bar: z.array(z.looseObject({})),
  footnotes: z.array(z.string()),
});

export const MatterClockSchema = z.object({
  kind: z.string(),
  label: z.string(),
  state: z.enum(["running", "paused", "stopped"]),
  light: LightSchema,
  remaining: z.string(),
  limit: z.string(),
  source: z.string(),
  startedAt: InstantSchema,
  dueAt: InstantSchema,
  stoppedAt: InstantSchema.nullable(),
  isProvisional: z.boolean(),
  isOverdue: z.boolean(),
  explanation: ExplanationSchema,
});

export const StoryEntrySchema = z.object({
  seq: z.number().int(),
  at: InstantSchema,
  act: z.string(),
  label: z.string(),
  code: z.string(),
  fromLabel: z.string(),
  toLabel: z.string(),
  actorName: z.string(),
  roleLabel: z.string(),
  unitName: z.string(),
  onBehalfOf: z.string().nullable(),
  text: z.string(),
  evidence: z.array(z.string()),
  hash: z.string(),
});

export const MatterPageSchema = z.object({
  row: MatterRowSchema,
  kindLabel: z.string(),
  procedureVersion: z.number().int(),
  divisionCode: z.string(),
  cellCode: z.string().nullable(),
  cell: z.json().nullable(),
  stages: z.array(z.object({ id: z.string(), label: z.string(), status: z.enum(["done", "now", "later"]) })),
  fields: z.array(z.object({ label: z.string(), value: z.string(), unmaskAct: z.string().optional() })),
  /** The capability's own columns, personal data masked. */
  detail: z.json(),
  clocks: z.array(MatterClockSchema),
  acts: z.array(ListedActSchema),
  /** The newest entries, newest first; older ones by `getStory`. */
  story: z.array(StoryEntrySchema),
  storyCount: z.number().int(),
  /** Whether the chain of hashes holds; a fault in words otherwise. Contents before `checkedFrom` are compared when they are shown. */
  chain: z.object({ holds: z.boolean(), fault: z.string().nullable(), checkedFrom: z.number().int() }),
  people: z.array(
    z.object({ name: z.string(), roleLabel: z.string(), unitName: z.string(), acts: z.array(z.string()) }),
  ),
  /** 关联事项 within the caller's scope, each with its own number and running clocks. */
  links: z.array(
    z.object({
      matterId: z.string(),
      relation: z.string(),
      kindLabel: z.string(),
      number: z.string().nullable(),
      subject: z.string(),
      title: z.string(),
      stateLabel: z.string(),
      isOpen: z.boolean(),
      clocks: z.array(z.object({ label: z.string(), light: LightSchema, remaining: z.string(), dueAt: InstantSchema })),
    }),
  ),
  evidence: z.array(
    z.object({
      sha256: z.string(),
      phase: z.string(),
      seq: z.number().int(),
      mediaType: z.string(),
      takenAt: InstantSchema.nullable(),
      position: PositionOut.nullable(),
    }),
  ),
});
export type MatterPage = z.output<typeof MatterPageSchema>;
export type MatterClock = z.output<typeof MatterClockSchema>;
export type StoryEntry = z.output<typeof StoryEntrySchema>;
export type ListedActOnPage = z.output<typeof ListedActSchema>;

export const getStory = endpoint({
  method: "GET",
  path: "/api/matters/:id/story",
  summary: "留痕中较早的条目，新的在前，逐条核对摘要",
  access: { kind: "signedIn" },
  params: z.object({ id: IdSchema }),
  /** Absent: from the newest. */
  query: z.object({ before: z.coerce.number().int().min(1).optional() }),
  response: z.object({
    story: z.array(StoryEntrySchema),
    /** What is wrong with the chain of these entries, in words. */
    fault: z.string().nullable(),
    /** Given back as `before` for the next ones; null: these were the first. */
    next: z.number().int().nullable(),
  }),
});
export type StoryPage = z.output<(typeof getStory)["response"]>;

export const getMatter = endpoint({
  method: "GET",
  path: "/api/matters/:id",
  summary: "一件事项：状态、时限、留痕、可办与不可办的动作",
  access: { kind: "signedIn" },
  params: z.object({ id: IdSchema }),
  response: MatterPageSchema,
});

export const drawMatter = endpoint({
  method: "GET",
  path: "/api/matters/:id/procedure",
  summary: "程序状态图（Mermaid），标出现在的状态",
  access: { kind: "signedIn" },
  params: z.object({ id: IdSchema }),
  response: z.object({
    mermaid: z.string(),
    moves: z.array(z.object({ from: z.string(), to: z.string(), label: z.string() })),
  }),
});

export const ActBodySchema = z.object({
  input: z.json().default({}),
  requestId: IdSchema,
  /** The version the person saw. */
  version: z.number().int().min(1),
});
export const OutcomeSchema = z.object({
  matterId: z.string(),
  number: z.string().nullable(),
  state: z.string(),
  version: z.number().int(),
  hash: z.string(),
  isRepeat: z.boolean(),
});
export type ActOutcome = z.output<typeof OutcomeSchema>;
export const ActAnswerSchema = OutcomeSchema.extend({
  /** Personal data that the act was done to see, whole: for the person who did it, this once. */
  revealed: z.array(z.object({ label: z.string(), value: z.string() })),
});
export type ActAnswer = z.output<typeof ActAnswerSchema>;

export const actOnMatter = endpoint({
  method: "POST",
  path: "/api/matters/:id/acts/:act",
  summary: "办理：一个动作，一次事务",
  access: { kind: "signedIn" },
  params: z.object({ id: IdSchema, act: z.string().max(60) }),
  body: ActBodySchema,
  response: ActAnswerSchema,
});

export const createMatter = endpoint({
  method: "POST",
  path: "/api/kinds/:kind/acts/:act",
  summary: "新建：以一个动作建立事项",
  access: { kind: "signedIn" },
  params: z.object({ kind: z.string().max(60), act: z.string().max(60) }),
  body: ActBodySchema.omit({ version: true }),
  response: OutcomeSchema,
});

export const listCreatingActs = endpoint({
  method: "GET",
  path: "/api/kinds/:kind/acts",
  summary: "可以怎样新建这类事项",
  access: { kind: "signedIn" },
  params: z.object({ kind: z.string().max(60) }),
  response: z.object({ acts: z.array(ListedActSchema) }),
});

/** A view of the queue that a kind proposes; `filter` is a query of `listMatters`. */
const ProposedViewSchema = z.object({ id: z.string(), label: z.string(), filter: z.record(z.string(), z.string()) });
const NamedSchema = z.object({ id: z.string(), label: z.string() });

export const KindSchema = z.object({
  kind: z.string(),
  label: z.string(),
  states: z.array(NamedSchema.extend({ isTerminal: z.boolean() })),
  sources: z.array(NamedSchema),
  flags: z.array(NamedSchema),
  views: z.array(ProposedViewSchema),
});
export type Kind = z.output<typeof KindSchema>;

export const listKinds = endpoint({
  method: "GET",
  path: "/api/kinds",
  summary: "有哪些事项：状态、来源、标记和常用视图",
  access: { kind: "signedIn" },
  response: z.object({ kinds: z.array(KindSchema) }),
});
