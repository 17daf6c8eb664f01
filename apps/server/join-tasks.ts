/** Tasks of all parts as one list. */
import type { Task, TaskList } from "graphile-worker";

/**
 * An event may have listeners in several parts: they run one after the other in the order of the parts. When one fails the job is
 * tried again with all of them, which every listener bears.
 */
export function joinTasks(lists: readonly TaskList[]): TaskList {
  const listeners = Map.groupBy(
    lists.flatMap((list) => Object.entries(list)),
    ([name]) => name,
  );
  return Object.fromEntries(
    [...listeners].map(([name, entries]) => [name, inTurn(entries.flatMap(([, task]) => task ?? []))]),
  );
}

function inTurn(tasks: readonly Task[]): Task {
  return async (payload, helpers) => {
    for (const task of tasks) await task(payload, helpers);
  };
}
