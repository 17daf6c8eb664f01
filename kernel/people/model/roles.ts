/** 岗位 roles: what a post may do. The two centres are separate axes; `SEPARATED_ROLES` must not meet in one person on one matter. */
export const ROLES = {
  supervisor: "监督员",
  acceptor: "受理员",
  shift_leader: "值班长",
  dispatcher: "派遣员",
  command_lead: "指挥中心负责人",
  unit_desk: "专业部门受理岗",
  crew: "处置人员",
  leader: "领导",
  evaluator: "评价岗",
  hotline_clerk: "热线受理员",
  unit_lead: "承办单位负责人",
  reply_reviewer: "回复把关岗",
  return_visitor: "回访员",
  officer: "执法人员",
  auxiliary: "协管员",
  legal_reviewer: "法制审核员",
  hearing_presider: "听证主持人",
  agency_head: "行政机关负责人",
  publicity_clerk: "公示员",
  cashier: "收缴岗",
  archivist: "档案员",
  supervision_office: "督查督办岗",
  task_owner: "任务承办岗",
  screen: "大屏",
  administrator: "系统管理员",
  citizen: "市民",
  system: "系统",
} as const;
export type Role = keyof typeof ROLES;

/** Roles that a person can hold a post in; `citizen` and `system` act without an account. */
export type PostRole = Exclude<Role, "citizen" | "system">;
export const POST_ROLES = Object.keys(ROLES).filter((role) => role !== "citizen" && role !== "system") as PostRole[];

/** 监督轴 decides whether a problem exists and is gone; 指挥轴 decides who deals with it. */
export const SUPERVISION_AXIS: readonly Role[] = ["acceptor", "shift_leader"];
export const COMMAND_AXIS: readonly Role[] = ["dispatcher"];

/** Roles that see only the matters their own unit takes part in; all others see the matters of their division. */
export const UNIT_SCOPED_ROLES: readonly Role[] = ["unit_desk", "crew", "unit_lead", "task_owner"];
