/** Whether stored bytes still are what was registered. */
import type { Platform } from "#platform/capability.ts";
import { evidenceStore } from "./files/file-store.ts";
import { listFileIds } from "./store.ts";
import { hashOf } from "./store-file.ts";

export type FileFault = "absent" | "changed";
export const FILE_FAULTS = { absent: "文件不见了", changed: "文件内容与登记的哈希不一致" } as const satisfies Record<
  FileFault,
  string
>;

/** Recomputes the hash of one file: null when it holds («哈希与拍摄时一致»). */
export async function verifyFile(platform: Pick<Platform, "home">, sha256: string): Promise<FileFault | null> {
  const bytes = await evidenceStore(platform.home).get(sha256);
  if (!bytes) return "absent";
  return hashOf(bytes) === sha256 ? null : "changed";
}

/** Recomputes all, one after the other, so that memory holds one file. */
export async function findFaultyFiles(
  platform: Pick<Platform, "database" | "home">,
): Promise<readonly { readonly sha256: string; readonly fault: FileFault }[]> {
  const faulty: { sha256: string; fault: FileFault }[] = [];
  for (const sha256 of await listFileIds(platform.database)) {
    const fault = await verifyFile(platform, sha256);
    if (fault) faulty.push({ sha256, fault });
  }
  return faulty;
}
