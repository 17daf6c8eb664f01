/** How far, in the same words on the screen, in the pack and in files: what was delivered of a quota, or else the percent. */
export function doneWords(task: {
  readonly percent: number;
  readonly quota: number | null;
  readonly delivered: number;
}): string {
  return task.quota === null ? `${task.percent}%` : `${task.delivered}/${task.quota}`;
}
