/** 交办任务: what a message is to the task made of its issue, and the task to a message. */
export const TASK_RELATIONS = { message: "所含诉求", task: "由热点交办的任务" } as const;

/** 联合办理: what a message is to the joint matter, and the joint matter to a message. */
export const JOINT_RELATIONS = { message: "所含诉求", joint: "联合办理案卷" } as const;
