/** The procedure's types, bound to tasks once. */
import type { Effect, Guard, Situation } from "#kernel/procedure/model/public.ts";
import type { TaskState } from "../../labels.ts";
import type { TaskFacts } from "../facts.ts";
import { actsOf } from "../kit.ts";
import type { TaskDetail } from "./task.ts";

export type TaskSituation = Situation<TaskDetail, TaskFacts>;
export type TaskEffect = Effect<TaskDetail>;
export type TaskGuard = Guard<TaskDetail, TaskFacts>;
export const taskAct = actsOf<TaskState, TaskDetail, TaskFacts>();
export const OPEN = ["assigned", "doing", "submitted"] as const satisfies readonly TaskState[];
export const detail = (changes: Partial<TaskDetail>): TaskEffect => ({ kind: "detail", changes });
