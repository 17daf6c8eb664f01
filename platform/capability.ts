/** The shape in which a kernel word or a capability registers its server side. `apps/server/capabilities.ts` lists them all. */
import type { TaskList } from "graphile-worker";
import type pg from "pg";
import type { Instant } from "#base/instant.ts";
import type { AnySettingsOwner } from "#base/settings.ts";
import type { Database } from "./database/connect.ts";
import type { Route } from "./http/route.ts";
import type { Schedule } from "./jobs/jobs.ts";
import type { Log } from "./log.ts";

export type { Log } from "./log.ts";

/** What the process gives to every part. Read-only: nothing coordinates through it. */
export interface Platform {
  readonly database: Database;
  /** The application's pool, for libraries that want one. */
  readonly pool: pg.Pool;
  /** Absolute path of the data folder. */
  readonly home: string;
  readonly publicUrl: string;
  readonly secrets: Secrets;
  /** The moment it is: the wall clock, or the test clock. Only entry points (routes, jobs) call it. */
  readonly now: () => Instant;
  readonly log: Log;
}

/** Keys kept in the data folder (`platform/secrets.ts`), never in the database, logs or repository. */
export interface Secrets {
  /** 32 bytes: encryption of personal data at rest. */
  readonly personalDataKey: Buffer;
  /** Signs session cookies. */
  readonly sessionSecret: string;
  /** Ed25519, PEM (PKCS 8): signs the daily seal of the record. */
  readonly sealingKey: string;
}

/** A figure for operators, asked for when the metrics are read. Never personal data. */
export interface Figure {
  /** `fangyuan_outbox_messages`. */
  readonly name: string;
  readonly help: string;
  readonly label: string;
  /** Value of the label → value. */
  readonly values: () => Promise<readonly (readonly [label: string, value: number])[]>;
}

export interface ServerPart<Caller> {
  /** Folder name: `people`, `report`. */
  readonly name: string;
  /** Folder of SQL migrations, or absent when the part owns no table. */
  readonly migrations?: URL;
  readonly routes?: (platform: Platform) => readonly Route<Caller>[];
  /** Done before the process listens: what the first requests would otherwise all wait for. */
  readonly ready?: (platform: Platform) => Promise<void>;
  readonly tasks?: (platform: Platform) => TaskList;
  readonly schedules?: readonly Schedule[];
  readonly figures?: (platform: Platform) => readonly Figure[];
  /** 本市设置 that it declares; `platform/settings` keeps and serves them. */
  readonly settings?: AnySettingsOwner;
}
