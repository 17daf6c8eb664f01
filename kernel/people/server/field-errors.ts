/** Turns violated constraints into sentences at the field they belong to. Every statement that writes people goes through here. */
import { type FieldError, Problem } from "#base/problem.ts";
import { PROBLEMS } from "#platform/http/problems.ts";

const MESSAGES: Readonly<Record<string, FieldError>> = {
  people_unit_code_key: { path: "code", message: "这个部门编码已有单位使用" },
  people_unit_division_code_fkey: { path: "divisionCode", message: "没有这个区划" },
  people_unit_parent_id_fkey: { path: "parentId", message: "没有这个上级单位" },
  people_person_badge_number_key: { path: "badgeNumber", message: "这个工号已有人使用；工号不再分给别人" },
  people_user_username_key: { path: "signInName", message: "这个登录名已有人使用" },
  people_user_email_key: { path: "signInName", message: "这个登录名已有人使用" },
  people_post_unit_id_fkey: { path: "unitId", message: "没有这个单位" },
  people_post_division_code_fkey: { path: "divisionCode", message: "没有这个区划" },
  people_post_one_primary: { path: "isPrimary", message: "已有一个主岗，先把它改为兼岗或填止日" },
  people_post_check: { path: "validTo", message: "止日不能早于起日" },
  people_unit_check: { path: "validTo", message: "止日不能早于起日" },
  people_unit_check1: { path: "parentId", message: "上级单位不能是自己" },
  people_credential_kind_number_key: { path: "number", message: "这个证号已登记" },
  people_delegation_check1: { path: "toPersonId", message: "不能由本人代理" },
  people_delegation_to_person_id_fkey: { path: "toPersonId", message: "没有这个人" },
};

/** @throws Problem with one field error when `write` violates a known constraint; anything else passes through */
export async function withFieldErrors<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    const constraint = error instanceof Error && "constraint" in error ? String(error.constraint) : "";
    const found = MESSAGES[constraint];
    throw found ? fieldProblem(found.path, found.message) : error;
  }
}

export function fieldProblem(path: string, message: string): Problem {
  return new Problem(PROBLEMS.unacceptable, { errors: [{ path, message }] });
}
