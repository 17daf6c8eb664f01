/** The pages of the list. */
export const POWER_TABS = [
  { label: "清单", to: "/console/powers" },
  { label: "待审核", to: "/console/powers/drafts" },
  { label: "裁量助手", to: "/console/powers/helper" },
] as const;
