/** Secrets of one installation: made on first start, kept in `<home>/secrets.json`, readable by the owner of the process only. */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Secrets } from "./capability.ts";

const FileSchema = z.object({ personalDataKey: z.string(), sessionSecret: z.string(), sealingKey: z.string() });

export async function loadSecrets(home: string): Promise<Secrets> {
  const file = join(home, "secrets.json");
  await mkdir(home, { recursive: true });
  if (!existsSync(file))
    await writeFile(file, JSON.stringify(newSecrets(), null, 2), { mode: 0o600, flag: "wx" }).catch(ignoreExisting);
  const kept = FileSchema.parse(JSON.parse(await readFile(file, "utf8")));
  return { ...kept, personalDataKey: Buffer.from(kept.personalDataKey, "base64") };
}

function newSecrets(): z.infer<typeof FileSchema> {
  const { privateKey } = generateKeyPairSync("ed25519");
  return {
    personalDataKey: randomBytes(32).toString("base64"),
    sessionSecret: randomBytes(32).toString("base64url"),
    sealingKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

/** Two processes may start at once in one folder: the first one's file counts. */
function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
