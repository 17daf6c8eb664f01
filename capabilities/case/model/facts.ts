/** What the rules of a case need to know and the matter does not carry itself. Gathered by the server for one situation. */
import type { Instant } from "#base/instant.ts";
import type { PlainDate } from "#base/plain-date.ts";
import type { Refusal } from "#base/problem.ts";
import type { Benchmark } from "#capabilities/power/model/public.ts";
import type { Limit, WorkingCalendar } from "#kernel/clock/model/public.ts";
import type { PenaltyKind } from "#law/penalty/public.ts";
import type { LawSettings, LawThresholds } from "#law/settings/public.ts";
import type { Level } from "#law/sources/public.ts";
import type { PaperFact } from "./closing/file-gaps.ts";
import type { Device } from "./offsite/device.ts";
import type { OwnTemplates } from "./records/question-templates.ts";

export interface CaseFacts {
  /** In force on the day of `now`. */
  readonly settings: LawSettings;
  readonly thresholds: LawThresholds;
  /** The document behind the value of a setting; empty: it is shown as 待本机关确认. */
  readonly sourceOf: (setting: keyof LawSettings) => string;
  readonly calendar: WorkingCalendar;
  readonly dueOf: (limit: Limit, from: Instant) => Instant;
  /** By person id: the handlers of the case, the persons named in the input, the actor. */
  readonly officers: ReadonlyMap<string, OfficerFact>;
  /** The offence as it stood on the day of the act and, where lighter, on the day of the decision. Null without one. */
  readonly offence: OffenceFact | null;
  /** Penalties that fined the same party for the same act, in any agency. */
  readonly finesForSameAct: readonly { readonly agency: string; readonly number: string }[];
  /** Fines of the same party that may be for the same act, under another offence or at a place that was not recorded: a person looks. */
  readonly possibleSameFines?: readonly { readonly agency: string; readonly number: string }[];
  /** The same party's earlier violations of the offence's group. */
  readonly earlierViolations: readonly { readonly on: PlainDate; readonly number: string }[];
  /** Keyed hash of the identity number in the input, made where the key is kept; null without a number. */
  readonly partyKey: string | null;
  /** 电子技术监控设备 by number; absent where the city has registered none. */
  readonly devices?: ReadonlyMap<string, Device>;
  /** 询问提纲 that the agency put in force; absent where no record can be made. */
  readonly questionTemplates?: OwnTemplates;
  /** How the papers of a closed case stand: for the review of the file. */
  readonly papers?: readonly PaperFact[];
  readonly actedBefore: readonly { readonly personId: string; readonly act: string }[];
  /** Persons who may be named in a field, by the role they hold in the agency. */
  readonly people: readonly PersonFact[];
}

export interface PersonFact {
  readonly personId: string;
  readonly name: string;
  readonly role: string;
}

export interface OfficerFact {
  readonly personId: string;
  readonly name: string;
  readonly isAuxiliary: boolean;
  /** 行政执法证 of our agency; null: none. */
  readonly certificate: {
    readonly number: string;
    readonly validFrom: PlainDate;
    readonly validTo: PlainDate;
    /** 执法种类; empty: all. */
    readonly scopes: readonly string[];
  } | null;
}

export interface OffenceFact {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  /** The agency holds the power for this offence, here, on the day of the act. */
  readonly hasPower: boolean;
  /** Why it does not, where the list of powers knows. */
  readonly powerFault?: Refusal | null;
  /** 法律、行政法规、地方性法规 that permit sealing or seizing; null: none. */
  readonly seizureBasis: { readonly text: string; readonly level: Level } | null;
  /** The power is one that another agency entrusted: measures cannot be (《行政强制法》第十七条). */
  readonly isEntrusted?: boolean;
  readonly penaltyKinds: readonly PenaltyKind[];
  /** By kind of party; null where the amount is set locally and not yet entered. */
  readonly fineRange: { readonly minFen: number; readonly maxFen: number } | null;
  /** 裁量基准 that is published and in force on the day that governs; null: none binds, a sample never does. */
  readonly benchmark: Pick<Benchmark, "name" | "source" | "issuer" | "unit" | "tiers"> | null;
  /** 先责令改正，逾期不改正再处罚. */
  readonly isRectificationFirst: boolean;
  readonly isOnFirstViolationList: boolean;
  readonly isOnMinorList: boolean;
  /** 非现场: a law or administrative regulation permits monitoring evidence. */
  readonly allowsOffsite: boolean;
  readonly isUnderEcoCode: boolean;
  readonly basis: readonly string[];
  /** Why legal review must look at which law or clause applies, whatever the amount; empty or absent: nothing. */
  readonly reviewGrounds?: readonly string[];
}
