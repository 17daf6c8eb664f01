/** 上报 T01, 自行处置 T01s, 公众举报 T02. */
import { z } from "zod";
import { type Instant, InstantSchema } from "#base/instant.ts";
import { type Position, PositionSchema } from "#base/position.ts";
import { findClass, type IssueClass } from "../catalogue/catalogue.ts";
import {
  CITIZEN_SOURCES,
  ON_THE_SPOT_SOURCES,
  PATROL_SOURCES,
  type ReportFlag,
  type ReportSource,
  ReportSourceSchema,
  SOURCES,
} from "../labels.ts";
import { BLANK_DETAIL, type ReportDetail } from "../report.ts";
import { citySource, LOOP_STANDARD, refuse, wrongField } from "../rules.ts";
import { detail, startStage, startUntil, tell, turn } from "./consequences.ts";
import { optional, optionalPhotos, optionsOf, photos, photosField, required, words } from "./fields.ts";
import {
  type ReportCheck,
  type ReportEffect,
  type ReportGuard,
  type ReportSituation,
  reportAct,
} from "./report-act.ts";

const classKey = z.string().regex(/^(incident|facility):\d{4}$/, "请选择问题小类");
const facilityCode = z
  .string()
  .regex(/^\d{16}$/, "部件标识码为 16 位数字")
  .nullable()
  .default(null);
const description = words(2, "问题描述").pipe(z.string().max(2000, "问题描述不超过 2000 字"));
/** What other systems send may be longer: Open311 allows 4000 characters, the conditions named beside it follow them. */
const longDescription = words(2, "问题描述").pipe(z.string().max(6000, "问题描述不超过 6000 字"));
const address = z.string().trim().max(200, "地址不超过 200 字").default("");

const PatrolInput = z.object({ classKey, facilityCode, description, address, position: PositionSchema, photos });
const SelfHandledInput = PatrolInput.omit({ photos: true }).extend({ photosBefore: photos, photosAfter: photos });
export const PublicInput = z.object({
  source: ReportSourceSchema,
  externalSystem: z.string().trim().max(60).nullable().default(null),
  externalNumber: z.string().trim().max(80).nullable().default(null),
  externalDueAt: InstantSchema.nullable().default(null),
  classKey: classKey.nullable().default(null),
  facilityCode,
  description: longDescription,
  address,
  position: PositionSchema.nullable().default(null),
  photos: optionalPhotos,
  reporterName: z.string().trim().max(60).nullable().default(null),
  reporterPhone: z
    .string()
    .trim()
    .regex(/^[\d\- +]{5,20}$/, "电话号码只含数字、空格和短横")
    .nullable()
    .default(null),
  isAnonymous: z.boolean().default(false),
});
export type PublicInput = z.infer<typeof PublicInput>;

/** Nobody to call: a machine reports, the bureau itself, or another service that keeps its people to itself. */
const SOURCES_WITHOUT_CALLER: readonly ReportSource[] = ["video", "ai_video", "iot", "inspection", "media", "open311"];

const isOnDuty =
  (code: string): ReportGuard =>
  ({ facts }) =>
    facts.isActorOnDuty
      ? null
      : refuse(`${code}-DUTY`, "你现在不在班，不能以监督员身份上报；可以通过公众渠道上报", LOOP_STANDARD);

export const checkClass: ReportCheck<{ classKey: string | null; facilityCode: string | null }> = ({ facts }, input) => {
  if (input.classKey === null) return null;
  const chosen = findClass(facts.catalogue, input.classKey);
  if (!chosen) return wrongField("classKey", "没有这个问题小类，请从分类表中选择");
  if (chosen.kind === "incident" && input.facilityCode)
    return wrongField("facilityCode", "事件没有部件标识码，请改选部件小类或去掉标识码");
  return null;
};

export const checkInCity: ReportCheck<{ position: Position | null }> = ({ facts }, { position }) =>
  position === null || facts.located ? null : wrongField("position", "位置不在本市单元网格内，请在地图上重新点选");

const checkSelfHandled: ReportCheck<{ classKey: string }> = ({ facts }, input) =>
  facts.settings.self_handled_classes.includes(input.classKey)
    ? null
    : refuse("T01s-CLASS", "该小类不在可自行处置的范围内，请按一般问题上报", citySource("self_handled_classes"));

const checkSource: ReportCheck<PublicInput> = ({ actor }, { source }) => {
  if (PATROL_SOURCES.includes(source)) return wrongField("source", "监督员的问题请由监督员上报");
  if (actor.role === "citizen" && !CITIZEN_SOURCES.includes(source))
    return wrongField("source", "公众渠道只能登记公众上报");
  return null;
};

const checkContact: ReportCheck<PublicInput> = (_, { source, reporterPhone, isAnonymous }) =>
  reporterPhone !== null || isAnonymous || SOURCES_WITHOUT_CALLER.includes(source)
    ? null
    : refuse("T02-CONTACT", "请留下联系电话，或者选择匿名；匿名上报不回访，可凭编号查询", LOOP_STANDARD);

const classFields = [required("classKey", "问题小类", "issueClass"), optional("facilityCode", "部件标识码", "text")];
const placeFields = [required("position", "问题位置", "position"), optional("address", "地址描述", "text")];

/** Columns of the class, with the tags it belongs to. */
export function classColumns(chosen: IssueClass | null, tenDisorder: readonly string[]): Partial<ReportDetail> {
  if (!chosen) return { classKind: null, classScheme: null, classVersion: null, classCode: null, tags: [] };
  const { kind, scheme, version, code, key } = chosen;
  return {
    classKind: kind,
    classScheme: scheme,
    classVersion: version,
    classCode: code,
    tags: tenDisorder.includes(key) ? ["ten_disorder"] : [],
  };
}

export interface NewReport {
  readonly source: ReportSource;
  readonly classKey: string | null;
  readonly facilityCode: string | null;
  readonly description: string;
  readonly address: string;
  readonly position: Position | null;
  readonly openedAt?: Instant;
}

/** The effects every new report has: what it is, where it lies, its number. */
export function openReport(
  situation: ReportSituation,
  report: NewReport,
  more: Partial<ReportDetail>,
): readonly ReportEffect[] {
  const { facts } = situation;
  const chosen = findClass(facts.catalogue, report.classKey);
  const flags: ReportFlag[] = [];
  if (report.position === null) flags.push("to_locate");
  if (report.source === "self_handled") flags.push("self_handled");
  return [
    {
      kind: "matter",
      changes: {
        subject: chosen?.name ?? "待分类问题",
        title: firstLine(report.description),
        address: report.address || facts.located?.address || "",
        source: report.source,
        position: report.position,
        ...(facts.located && { divisionCode: facts.located.divisionCode, cellCode: facts.located.cellCode }),
        ...(report.openedAt && { openedAt: report.openedAt }),
      },
    },
    detail({
      ...BLANK_DETAIL,
      ...classColumns(chosen, facts.settings.ten_disorder_classes),
      facilityCode: report.facilityCode,
      description: report.description,
      beatPersonId: facts.located?.beatPersonId ?? null,
      needsVerification: !ON_THE_SPOT_SOURCES.includes(report.source),
      ...more,
    }),
    { kind: "number", letter: "A" },
    ...(flags.length > 0 ? [{ kind: "flag", add: flags } as const] : []),
  ];
}

function firstLine(text: string): string {
  const line = text.split(/[\n。；]/)[0] ?? text;
  return [...line].slice(0, 40).join("");
}

/** What the desk does first with a public report. */
export function waitAtDesk(position: Position | null): ReportEffect {
  return turn(["acceptor"], position === null ? "没有位置，待定位" : "公众上报，待受理");
}

/** Clocks that begin with a report somebody has to look at. */
export function intakeClocks(
  situation: ReportSituation,
  source: ReportSource,
  externalDueAt: Instant | null,
): readonly ReportEffect[] {
  const { now } = situation;
  return [
    startStage(situation, "accept"),
    ...(ON_THE_SPOT_SOURCES.includes(source) ? [] : [startStage(situation, "send_verify")]),
    ...(externalDueAt !== null && externalDueAt > now
      ? [startUntil("external", "来源单位时限", `${SOURCES[source]}给出的办理期限`, now, externalDueAt)]
      : []),
  ];
}

export const reportByPatrol = reportAct({
  label: "上报",
  code: "T01",
  from: "none",
  to: "reported",
  by: ["supervisor"],
  weight: "primary",
  input: PatrolInput,
  fields: () => [...classFields, required("description", "问题描述", "longText"), ...placeFields, photosField],
  guards: [isOnDuty("T01")],
  checks: [checkClass, checkInCity],
  effects: (situation, input) => [
    ...openReport(situation, { ...input, source: "supervisor" }, { reportedByPersonId: situation.actor.personId }),
    ...intakeClocks(situation, "supervisor", null),
    turn(["acceptor"], "监督员上报，待受理"),
    tell("received"),
  ],
});

export const selfHandle = reportAct({
  label: "自行处置",
  code: "T01s",
  from: "none",
  to: "to_close",
  by: ["supervisor"],
  weight: "normal",
  input: SelfHandledInput,
  fields: () => [
    ...classFields,
    required("description", "问题描述", "longText"),
    ...placeFields,
    required("photosBefore", "处置前照片", "photos"),
    required("photosAfter", "处置后照片", "photos"),
  ],
  guards: [isOnDuty("T01s")],
  checks: [checkClass, checkInCity, checkSelfHandled],
  effects: (situation, input) => [
    ...openReport(
      situation,
      { ...input, source: "self_handled" },
      { reportedByPersonId: situation.actor.personId, resolvedAt: situation.now, resultText: "监督员现场处置" },
    ),
    startStage(situation, "close"),
    turn(["acceptor", "shift_leader"], "自行处置，待审核结案"),
    tell("received"),
  ],
});

export const reportByPublic = reportAct({
  label: "登记问题",
  code: "T02",
  from: "none",
  to: "reported",
  by: ["citizen", "system", "acceptor"],
  weight: "primary",
  input: PublicInput,
  fields: ({ actor }) => [
    ...(actor.role === "citizen" ? [] : sourceFields()),
    optional("classKey", "问题小类", "issueClass"),
    optional("facilityCode", "部件标识码", "text"),
    required("description", "问题描述", "longText"),
    optional("position", "问题位置", "position", { hint: "没有位置的先登记，再定位" }),
    optional("address", "地址描述", "text"),
    optional("photos", "照片", "photos"),
    optional("reporterName", "反映人", "text"),
    optional("reporterPhone", "联系电话", "text"),
    optional("isAnonymous", "匿名", "yesNo", { initial: false }),
  ],
  guards: [],
  checks: [checkSource, checkContact, checkClass, checkInCity],
  personalInput: ["reporterName", "reporterPhone"],
  effects: (situation, input) => [
    ...openReport(situation, input, publicColumns(input)),
    ...intakeClocks(situation, input.source, input.externalDueAt),
    waitAtDesk(input.position),
    tell("received"),
  ],
});

function sourceFields() {
  const labels = Object.fromEntries(
    Object.entries(SOURCES).filter(([id]) => !PATROL_SOURCES.includes(id as ReportSource)),
  );
  return [
    required("source", "问题来源", "choice", { options: optionsOf(labels), initial: "hotline_12345" }),
    optional("externalNumber", "来源编号", "text"),
    optional("externalDueAt", "来源单位时限", "instant"),
  ];
}

export function publicColumns(input: PublicInput): Partial<ReportDetail> {
  return {
    externalSystem: input.externalSystem ?? (input.externalNumber === null ? null : input.source),
    externalNumber: input.externalNumber,
    externalDueAt: input.externalDueAt,
    reporterName: input.isAnonymous ? null : input.reporterName,
    reporterPhone: input.isAnonymous ? null : input.reporterPhone,
    isAnonymous: input.isAnonymous,
    hasContact: !input.isAnonymous && input.reporterPhone !== null,
  };
}
