import { isForRole, type Session } from "#ui/session.ts";
import { DRAFTERS } from "../contract.ts";

const TABS = [
  { label: "清单", to: "/console/powers" },
  { label: "待审核", to: "/console/powers/drafts" },
  { label: "裁量助手", to: "/console/powers/helper" },
] as const;

/** The pages of the list that this post may open. */
export function powerTabs(session: Session): readonly (typeof TABS)[number][] {
  return TABS.filter((tab) => !tab.to.endsWith("drafts") || isForRole(DRAFTERS, session));
}
