/**
 * 评价对象 subjects: whose figures stand in the rows of a table.
 *
 * - region 区域: a level of divisions · department 部门: units that handle · post 岗位: persons in one post · class 类别: kinds of problems
 */
import type { Role } from "#kernel/people/model/public.ts";

interface Subject {
  readonly label: string;
  readonly aspect: "region" | "department" | "post";
  /** What the kernel adds figures up by. */
  readonly groupBy: "district" | "street" | "community" | "unit" | "person" | "class";
  readonly role?: Role;
}

export const SUBJECTS = {
  district: { label: "区县", aspect: "region", groupBy: "district" },
  street: { label: "街道", aspect: "region", groupBy: "street" },
  community: { label: "社区", aspect: "region", groupBy: "community" },
  unit: { label: "处置单位", aspect: "department", groupBy: "unit" },
  supervisor: { label: "监督员", aspect: "post", groupBy: "person", role: "supervisor" },
  acceptor: { label: "受理员", aspect: "post", groupBy: "person", role: "acceptor" },
  shift_leader: { label: "值班长", aspect: "post", groupBy: "person", role: "shift_leader" },
  dispatcher: { label: "派遣员", aspect: "post", groupBy: "person", role: "dispatcher" },
  class: { label: "问题小类", aspect: "region", groupBy: "class" },
} as const satisfies Record<string, Subject>;
export type SubjectId = keyof typeof SUBJECTS;
export const SUBJECT_IDS = Object.keys(SUBJECTS) as [SubjectId, ...SubjectId[]];

export function subjectOf(id: SubjectId): Subject {
  return SUBJECTS[id];
}

/** Whether an indicator says something of a subject: `appliesTo` names regions, departments, or the role of a post. */
export function appliesTo(indicator: { readonly appliesTo: readonly string[] }, id: SubjectId): boolean {
  const { aspect, role } = subjectOf(id);
  return indicator.appliesTo.includes(aspect === "post" ? (role ?? "") : aspect);
}

/** What a table is ranked by unless one chooses: the first of these that applies. */
export const RANKED_BY_FIRST = [
  "intime_dispose_rate",
  "valid_patrol_report_rate",
  "intime_accept_rate",
  "intime_inst_rate",
  "intime_dispatch_rate",
];
/** Shown first, before everything else that applies. */
export const SHOWN_FIRST = [
  "rework_rate",
  "intime_archive_rate",
  "satisfaction_rate",
  "inst",
  "overtime_to_dispose",
  "need_dispose",
  "patrol_report",
  "missed_report",
  "operate",
  "dispatch",
  "to_archive",
];
/** Figures of the whole in the tiles: the first five that say something of the subject. */
export const TILES = [
  "intime_dispose_rate",
  "inst",
  "rework_rate",
  "intime_archive_rate",
  "satisfaction_rate",
  "need_dispose",
  "overtime_to_dispose",
  "patrol_report",
  "operate",
  "dispatch",
  "archive",
];
