/** What the rules of a report need to know and the matter does not carry itself. Gathered by the server for one situation. */
import type { Instant } from "#base/instant.ts";
import type { Position } from "#base/position.ts";
import type { Limit } from "#kernel/clock/model/public.ts";
import type { Role } from "#kernel/people/model/public.ts";
import type { Catalogue } from "./catalogue/catalogue.ts";
import type { Responsibility } from "./dispatch-rules.ts";
import type { DuplicateCandidate } from "./duplicates.ts";
import type { ReportState } from "./labels.ts";
import type { ReportSettings } from "./settings.ts";

export interface ReportFacts {
  /** In force on the day of `now`. */
  readonly settings: ReportSettings;
  readonly catalogue: Catalogue;
  /** Where the position in the input lies; null without one, or outside the city. */
  readonly located: Located | null;
  /** The actor is on a duty roster now. */
  readonly isActorOnDuty: boolean;
  /** On duty now in the cell of the matter, nearest first. */
  readonly onDutySupervisors: readonly DutySupervisor[];
  /** Open reports that may be the same problem, best first. */
  readonly duplicates: readonly DuplicateCandidate[];
  /** Who should handle it, by rules, precedents and the facility's register. */
  readonly responsibility: Responsibility;
  /** Units that may be given work: for options, and to judge a chosen unit. */
  readonly units: readonly UnitFact[];
  /** Every act already done on this matter by a person. */
  readonly actedBefore: readonly PastAct[];
  /** The report named in the input of a merge. */
  readonly mergeTarget: MergeTarget | null;
  /** When a limit falls due by the working calendar of the division, counted from an instant. */
  readonly dueOf: (limit: Limit, from: Instant) => Instant;
  /** How often over the handling time is used: used ÷ limit, 0 while on time. */
  readonly resolveOvertimeRatio: number;
  /** Length of one working day of that calendar. */
  readonly minutesPerWorkday: number;
}

export interface Located {
  readonly divisionCode: string;
  readonly cellCode: string;
  /** 地址描述 proposed from the nearest road and landmark. */
  readonly address: string;
  readonly beatPersonId: string | null;
}

export interface DutySupervisor {
  readonly personId: string;
  readonly name: string;
  readonly unitId: string | null;
  /** Distance of the last known place, when there is one. */
  readonly distanceMetres: number | null;
}

export interface UnitFact {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly divisionCode: string;
}

export interface PastAct {
  readonly personId: string;
  readonly role: Role;
  readonly act: string;
}

export interface MergeTarget {
  readonly id: string;
  readonly number: string | null;
  readonly state: ReportState;
  readonly classKey: string | null;
  readonly position: Position | null;
}
