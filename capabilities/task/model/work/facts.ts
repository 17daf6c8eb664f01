/** What the rules of 任务督办 need to know and the matter does not carry itself. Gathered by the server for one situation. */
import type { Instant } from "#base/instant.ts";
import type { PlainDate } from "#base/plain-date.ts";
import type { Limit } from "#kernel/clock/model/public.ts";
import type { PartState } from "../labels.ts";
import type { TaskSettings } from "../settings.ts";
import type { Named } from "./kit.ts";

export interface WorkFacts {
  /** In force on the day of `now`. */
  readonly settings: TaskSettings;
  readonly today: PlainDate;
  /** Units that may be given work. */
  readonly units: readonly Named[];
  /** Persons of the lead unit: 量化到人. */
  readonly persons: readonly Named[];
  /** When a limit falls due by the working calendar of the division. */
  readonly dueOf: (limit: Limit, from: Instant) => Instant;
}

export interface TaskPart {
  readonly id: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly personId: string | null;
  readonly text: string;
  readonly state: PartState;
  readonly percent: number;
  readonly dueOn: PlainDate | null;
}

export interface TaskFacts extends WorkFacts {
  readonly parts: readonly TaskPart[];
  /** Tasks under it that are not over. */
  readonly openChildren: number;
  /** Values of its indicators that wait for another person. */
  readonly pendingValues: number;
}

export interface PlanFacts extends WorkFacts {
  readonly openTasks: number;
  readonly undetermined: number;
}

export interface CalledUnit {
  readonly unitId: string;
  readonly unitName: string;
  readonly state: "called" | "present" | "finished" | "released";
  readonly ratedByStreet: number | null;
  readonly ratedStreet: number | null;
}

export interface WhistleFacts extends WorkFacts {
  readonly called: readonly CalledUnit[];
}
