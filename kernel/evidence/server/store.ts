/** SQL of evidence: rows ↔ model. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { type Position, position } from "#base/position.ts";
import type { EvidencePhase, MediaType } from "#kernel/evidence/model/evidence.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, getRow, listRows } from "#platform/database/query.ts";
import { newId } from "#platform/ids.ts";
import type { Judgement } from "./files/judge.ts";

/** A registered file. */
export interface StoredFile {
  /** SHA-256 of the bytes, hexadecimal: its identifier. */
  readonly sha256: string;
  readonly mediaType: MediaType;
  readonly sizeBytes: number;
  /** Pixels as seen; null for what is not a picture. */
  readonly width: number | null;
  readonly height: number | null;
  /** Of a recording. */
  readonly durationMs: number | null;
  /** As the device said when it was brought first, else as the picture itself says. */
  readonly takenAt: Instant | null;
  readonly position: Position | null;
  readonly accuracyMetres: number | null;
  readonly device: string;
  /** First brought. */
  readonly createdAt: Instant;
}

/** A file as a matter uses it. */
export interface MatterEvidence extends StoredFile {
  readonly matterId: string;
  /** Entry of the record that used it; null: attached without an act. */
  readonly seq: number | null;
  readonly phase: EvidencePhase;
  readonly caption: string;
  readonly personId: string | null;
  readonly linkedAt: Instant;
  /** The public may see its copy. */
  readonly isPublic: boolean;
}

/** What a sender's device says about a file. */
export interface Upload {
  readonly personId: string | null;
  readonly role: string;
  readonly takenAt: Instant | null;
  readonly position: Position | null;
  readonly accuracyMetres: number | null;
  readonly device: string;
}

type FileRow = Omit<StoredFile, "position"> & { readonly longitude: number | null; readonly latitude: number | null };
type EvidenceRow = FileRow & Omit<MatterEvidence, keyof StoredFile>;

function withPosition<R extends FileRow>({
  longitude,
  latitude,
  ...row
}: R): Omit<R, "longitude" | "latitude"> & { position: Position | null } {
  return { ...row, position: longitude === null || latitude === null ? null : position(longitude, latitude) };
}

/** Device first: it was there; the picture's own facts stand in. `f` file, `u` its first upload. */
const FILE_COLUMNS = sql`f.sha256, f.media_type as "mediaType", f.size_bytes as "sizeBytes", f.width, f.height, f.duration_ms as "durationMs",
  coalesce(u.taken_at, f.exif_taken_at) as "takenAt", coalesce(u.longitude, f.exif_longitude) as longitude,
  coalesce(u.latitude, f.exif_latitude) as latitude, u.accuracy_metres as "accuracyMetres", u.device, f.created_at as "createdAt"`;
const FIRST_UPLOAD = sql`lateral (select * from evidence_upload where sha256 = f.sha256 order by at, id limit 1) u`;

/** True when the latest decision for any matter makes the file public. */
const IS_PUBLIC = sql`exists (select 1 from (select distinct on (matter_id) is_public from evidence_visibility
  where sha256 = f.sha256 order by matter_id, at desc, ordinal desc) latest where latest.is_public)`;

export async function insertFile(
  tx: Tx,
  sha256: string,
  sizeBytes: number,
  judged: Judgement,
  now: Instant,
): Promise<void> {
  await sql`insert into evidence_file (sha256, size_bytes, media_type, width, height, duration_ms, exif_taken_at, exif_longitude, exif_latitude, created_at)
    values (${sha256}, ${sizeBytes}, ${judged.mediaType}, ${judged.width}, ${judged.height}, ${judged.durationMs}, ${judged.takenAt},
      ${judged.position?.longitude ?? null}, ${judged.position?.latitude ?? null}, ${now}) on conflict (sha256) do nothing`.execute(
    tx,
  );
}

export async function insertUpload(tx: Tx, sha256: string, upload: Upload, now: Instant): Promise<void> {
  await sql`insert into evidence_upload (id, sha256, at, person_id, role, taken_at, longitude, latitude, accuracy_metres, device)
    values (${newId(now)}, ${sha256}, ${now}, ${upload.personId}, ${upload.role}, ${upload.takenAt}, ${upload.position?.longitude ?? null},
      ${upload.position?.latitude ?? null}, ${upload.accuracyMetres}, ${upload.device})`.execute(tx);
}

export async function getFile(on: Database | Tx, sha256: string): Promise<StoredFile> {
  return withPosition(
    await getRow(
      on,
      sql<FileRow>`select ${FILE_COLUMNS} from evidence_file f, ${FIRST_UPLOAD} where f.sha256 = ${sha256}`,
    ),
  );
}

export async function findFile(on: Database | Tx, sha256: string): Promise<StoredFile | null> {
  const row = await findRow(
    on,
    sql<FileRow>`select ${FILE_COLUMNS} from evidence_file f, ${FIRST_UPLOAD} where f.sha256 = ${sha256}`,
  );
  return row && withPosition(row);
}

/** Whether every one of the files is registered. An empty list is. */
export async function evidenceExists(on: Database | Tx, ids: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(ids)];
  const { found } = await getRow(
    on,
    sql<{ found: number }>`select count(*) as found from evidence_file where sha256 = any(${wanted})`,
  );
  return found === wanted.length;
}

export interface NewLink {
  readonly matterId: string;
  readonly seq: number | null;
  readonly sha256: string;
  readonly phase: EvidencePhase;
  readonly personId: string | null;
  readonly now: Instant;
  readonly caption?: string;
}

/** Ties a file to the act that uses it; in the transaction of the act. Twice the same is once. */
export async function linkEvidence(tx: Tx, link: NewLink): Promise<void> {
  await sql`insert into evidence_link (id, matter_id, seq, phase, sha256, caption, person_id, at, ordinal)
    select ${newId(link.now)}, ${link.matterId}, ${link.seq}, ${link.phase}, ${link.sha256}, ${link.caption ?? ""}, ${link.personId}, ${link.now},
      count(*) + 1 from evidence_link where matter_id = ${link.matterId}
    on conflict (matter_id, seq, phase, sha256) do nothing`.execute(tx);
}

/** Lets the public see the copy without EXIF for the sake of a matter, or takes it back. The caller has judged that it may. */
export async function markPublic(
  tx: Tx,
  mark: {
    readonly matterId: string;
    readonly sha256: string;
    readonly isPublic: boolean;
    readonly personId: string | null;
    readonly now: Instant;
  },
): Promise<void> {
  await sql`insert into evidence_visibility (id, matter_id, sha256, is_public, at, person_id, ordinal)
    select ${newId(mark.now)}, ${mark.matterId}, ${mark.sha256}, ${mark.isPublic}, ${mark.now}, ${mark.personId}, count(*) + 1
    from evidence_visibility where matter_id = ${mark.matterId} and sha256 = ${mark.sha256}`.execute(tx);
}

export interface FileUses {
  /** Matters whose acts use the file, and those that use it otherwise than as a recorded call (回访). */
  readonly matterIds: readonly string[];
  readonly openMatterIds: readonly string[];
  /** Who brought it. */
  readonly personIds: readonly string[];
  readonly isPublic: boolean;
}

export async function usesOf(on: Database | Tx, sha256: string): Promise<FileUses> {
  const row = await findRow(
    on,
    sql<FileUses>`select ${IS_PUBLIC} as "isPublic",
      array(select distinct matter_id::text from evidence_link l where l.sha256 = f.sha256) as "matterIds",
      array(select distinct matter_id::text from evidence_link l where l.sha256 = f.sha256 and l.phase <> 'visit') as "openMatterIds",
      array(select distinct person_id::text from evidence_upload u where u.sha256 = f.sha256 and person_id is not null) as "personIds"
      from evidence_file f where f.sha256 = ${sha256}`,
  );
  return row ?? { matterIds: [], openMatterIds: [], personIds: [], isPublic: false };
}

/** In the order in which they were used. */
export async function evidenceOf(on: Database | Tx, matterId: string): Promise<readonly MatterEvidence[]> {
  const rows = await listRows(
    on,
    sql<EvidenceRow>`select ${FILE_COLUMNS}, l.matter_id as "matterId", l.seq, l.phase, l.caption, l.person_id as "personId", l.at as "linkedAt",
      coalesce((select is_public from evidence_visibility v where v.sha256 = l.sha256 and v.matter_id = l.matter_id
        order by at desc, ordinal desc limit 1), false) as "isPublic"
    from evidence_link l join evidence_file f on f.sha256 = l.sha256, ${FIRST_UPLOAD}
    where l.matter_id = ${matterId} order by l.at, l.ordinal, l.id`,
  );
  return rows.map(withPosition);
}

export async function listFileIds(on: Database | Tx): Promise<readonly string[]> {
  const rows = await listRows(on, sql<{ sha256: string }>`select sha256 from evidence_file order by sha256`);
  return rows.map((row) => row.sha256);
}
