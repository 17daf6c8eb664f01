/** Taking a file in: judged, hashed, written durably, then registered. A crash in between leaves bytes without a row: harmless. */
import { createHash } from "node:crypto";
import type { Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import type { Claims } from "#kernel/evidence/model/claims.ts";
import { MEDIA_TYPES, type MediaType } from "#kernel/evidence/model/evidence.ts";
import { EVIDENCE_PROBLEMS } from "#kernel/evidence/model/problems.ts";
import type { Platform } from "#platform/capability.ts";
import { evidenceStore } from "./files/file-store.ts";
import { judgeFile } from "./files/judge.ts";
import { getFile, insertFile, insertUpload, type StoredFile, type Upload } from "./store.ts";

export interface NewFile extends Partial<Claims> {
  readonly bytes: Buffer;
  /** The hash taken at capture; checked when given. */
  readonly sha256?: string | null;
  readonly upload: Upload;
  /** Absent: every type. */
  readonly allowed?: readonly MediaType[];
  readonly now: Instant;
}

/**
 * Stores a file and who brought it. The same bytes twice are one file and two uploads.
 * @throws Problem when the bytes are not what the sender says they are, or not taken at all
 */
export async function storeFile(platform: Pick<Platform, "database" | "home">, file: NewFile): Promise<StoredFile> {
  const { bytes, now } = file;
  const sha256 = hashOf(bytes);
  if (file.sha256 && file.sha256 !== sha256) {
    throw new Problem(EVIDENCE_PROBLEMS.hashMismatch, {
      detail: `收到的内容哈希是 ${sha256}，拍摄时登记的是 ${file.sha256}`,
    });
  }
  const allowed = file.allowed ?? (Object.keys(MEDIA_TYPES) as MediaType[]);
  const judged = await judgeFile(
    bytes,
    { declaredType: file.declaredType ?? null, fileName: file.fileName ?? null },
    allowed,
  );
  const store = evidenceStore(platform.home);
  // A file whose bytes went bad is mended by the same bytes coming again.
  const kept = await store.get(sha256);
  if (!kept || hashOf(kept) !== sha256) await store.put(sha256, bytes);
  await platform.database.transaction().execute(async (tx) => {
    await insertFile(tx, sha256, bytes.length, judged, now);
    await insertUpload(tx, sha256, file.upload, now);
  });
  return getFile(platform.database, sha256);
}

export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
