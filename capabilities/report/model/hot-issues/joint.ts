/** 联合办理: what a message is to the joint matter, and the joint matter to a message. */
export const JOINT_RELATIONS = { message: "所含诉求", joint: "联合办理案卷" } as const;
