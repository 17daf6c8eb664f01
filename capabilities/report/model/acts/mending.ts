/** What the desk mends before a unit has the report: 定位, 改类. */
import { z } from "zod";
import { PositionSchema } from "#base/position.ts";
import { findClass, findCondition } from "../catalogue/catalogue.ts";
import { axesApart, classKeyOfDetail, classOf, refuse, wrongField } from "../rules.ts";
import { conditionColumns, conditionFields, emergencyFlag } from "./condition.ts";
import { detail, turn } from "./consequences.ts";
import { opinion, opinionField, optional, required } from "./fields.ts";
import { type ReportCheck, type ReportGuard, reportAct } from "./report-act.ts";
import { checkClass, checkInCity, classColumns } from "./reporting.ts";

export const locate = reportAct({
  label: "定位",
  code: "F01",
  from: ["reported", "accepted", "filed"],
  to: "same",
  by: ["acceptor", "shift_leader"],
  weight: ({ matter }) => (matter.position === null ? "primary" : "normal"),
  input: z.object({ position: PositionSchema, address: z.string().trim().max(200).default("") }),
  fields: ({ matter }) => [
    required("position", "问题位置", "position", matter.position ? { initial: { ...matter.position } } : {}),
    optional("address", "地址描述", "text", { initial: matter.address }),
  ],
  guards: [],
  checks: [checkInCity],
  effects: ({ facts, matter }, input) => [
    {
      kind: "matter",
      changes: {
        position: input.position,
        address: input.address || matter.address || facts.located?.address || "",
        ...(facts.located && { divisionCode: facts.located.divisionCode, cellCode: facts.located.cellCode }),
      },
    },
    detail({ beatPersonId: facts.located?.beatPersonId ?? null }),
    { kind: "flag", remove: ["to_locate"] },
    ...(matter.position === null && matter.state === "reported" ? [turn(["acceptor"], "已定位，待受理")] : []),
  ],
});

const ReclassifyInput = z.object({
  classKey: z.string(),
  facilityCode: z
    .string()
    .regex(/^\d{16}$/, "部件标识码为 16 位数字")
    .nullable()
    .default(null),
  conditionId: z.string().nullable().default(null),
  opinion,
});

const filedOnlyByLeader: ReportGuard = ({ matter, actor }) =>
  matter.state === "filed" && actor.role !== "shift_leader"
    ? refuse("F02-FILED", "立案后改类会改变立案条件和时限，须由值班长办理")
    : null;

const checkNewClass: ReportCheck<z.infer<typeof ReclassifyInput>> = (situation, input) => {
  const { facts, matter, detail: report } = situation;
  if (classOf(situation)?.key === input.classKey && report.facilityCode === input.facilityCode)
    return wrongField("classKey", "与现在的小类相同");
  if (matter.state !== "filed") return null;
  const condition = findCondition(facts.catalogue, input.conditionId ?? "");
  if (condition?.id.startsWith(`${input.classKey}/`)) return null;
  return wrongField("conditionId", "已立案的改类须同时选择新小类的立案条件");
};

export const reclassify = reportAct({
  label: "改类",
  code: "F02",
  from: ["reported", "accepted", "filed"],
  to: "same",
  by: ["acceptor", "shift_leader"],
  weight: "normal",
  input: ReclassifyInput,
  fields: (situation) => [
    required("classKey", "问题小类", "issueClass", { initial: classKeyOfDetail(situation.detail) }),
    optional("facilityCode", "部件标识码", "text", { initial: situation.detail.facilityCode }),
    ...(situation.matter.state === "filed" ? conditionFields(situation) : []),
    opinionField,
  ],
  guards: [axesApart("F02"), filedOnlyByLeader],
  checks: [checkClass, checkNewClass],
  effects: ({ facts, matter }, input) => {
    const chosen = findClass(facts.catalogue, input.classKey);
    const condition = matter.state === "filed" ? findCondition(facts.catalogue, input.conditionId ?? "") : null;
    return [
      { kind: "matter", changes: { subject: chosen?.name ?? matter.subject } },
      detail({
        ...classColumns(chosen, facts.settings.ten_disorder_classes),
        facilityCode: input.facilityCode,
        ...(condition && conditionColumns(condition)),
      }),
      ...(condition ? [emergencyFlag(condition.limit.basis === "emergency")] : []),
    ];
  },
});
