/** What the desk of supervision keeps, each a kind of matters. */
export interface DeskKind {
  readonly kind: string;
  readonly label: string;
  /** What the button that begins one says. */
  readonly verb: string;
  /** How they come to be here. */
  readonly how: string;
}

export const DESK_KINDS: readonly DeskKind[] = [
  {
    kind: "supervision",
    label: "督办单",
    verb: "下发督办",
    how: "任务转红或到了逐级报告的下一级，自动生成督办单；督查室和局领导也可以直接下发。",
  },
  { kind: "whistle", label: "吹哨报到", verb: "吹哨", how: "街道吹哨，点名的部门在限定时间内报到，处置后双方互评。" },
  {
    kind: "agenda",
    label: "提请研究",
    verb: "提出议题",
    how: "责任单位和牵头单位都解决不了的难题，列入会议，议定的事项变成任务。",
  },
  {
    kind: "rectification",
    label: "整改台账",
    verb: "列入清单",
    how: "问题清单、整改清单、销号，附佐证；销号后按期回头看。",
  },
];
