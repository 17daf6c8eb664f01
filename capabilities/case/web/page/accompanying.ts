/** 送达回证 and their like go with another paper; whoever opens a case wants that other one: 决定书, not its 审批表 or its 回证. */
export const ACCOMPANYING: readonly string[] = ["DOC-36", "DOC-37", "DOC-38", "DOC-39", "DOC-53"];
