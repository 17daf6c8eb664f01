/** Long sums over texts, by name: what the process beside the server can do. Pure functions of plain data. */

import {
  type CrossValidation,
  crossValidate,
  type Example,
  findHotIssues,
  type HotIssueQuestion,
  type Message,
  trainClassifier,
} from "#capabilities/report/model/public.ts";
import { encodeClassifier } from "../suggest/classifier-file.ts";

export interface Trained extends CrossValidation {
  readonly file: Uint8Array;
}

export interface HotIssueWork {
  readonly messages: readonly Message[];
  readonly question: HotIssueQuestion;
}

export const TEXT_WORK = {
  train: (examples: readonly Example[]): Trained => {
    const quality = crossValidate(examples);
    return { ...quality, file: encodeClassifier(trainClassifier(examples, quality.sharpness)) };
  },
  findHotIssues: ({ messages, question }: HotIssueWork) => {
    const startedAt = performance.now();
    const issues = findHotIssues(messages, question);
    return { issues, tookMs: Math.round(performance.now() - startedAt) };
  },
};
export type TextWork = typeof TEXT_WORK;
