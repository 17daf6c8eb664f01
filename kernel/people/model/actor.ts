/** Who acts: a person in one post, the public, or the system. Resolved by the server from the session, never sent by the client. */
import type { Role } from "./roles.ts";

export interface Actor {
  readonly role: Role;
  /** Null for citizens and the system. */
  readonly personId: string | null;
  readonly name: string;
  readonly postId: string | null;
  readonly unitId: string | null;
  readonly unitName: string;
  /** Division codes (12 digits) whose matters the post may see, compared by prefix without trailing zeros. */
  readonly divisionCode: string | null;
  /** The unit and all units below it. */
  readonly unitIds: readonly string[];
  /** 代理: the person in whose place the actor acts. */
  readonly onBehalfOf: { readonly personId: string; readonly name: string } | null;
}

export const SYSTEM_ACTOR: Actor = {
  role: "system",
  personId: null,
  name: "系统",
  postId: null,
  unitId: null,
  unitName: "方圆",
  divisionCode: null,
  unitIds: [],
  onBehalfOf: null,
};

export const CITIZEN_ACTOR: Actor = { ...SYSTEM_ACTOR, role: "citizen", name: "市民", unitName: "公众" };

/** `990102000000` → `990102`: the part of a division code that its inner divisions share. */
export function divisionPrefix(code: string): string {
  const lengths = [2, 4, 6, 9, 12];
  const length = lengths.find((n) => /^0*$/.test(code.slice(n))) ?? 12;
  return code.slice(0, length);
}
