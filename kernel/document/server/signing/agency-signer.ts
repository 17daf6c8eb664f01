/** The agency's own key: RSA 2048 with a certificate of its own making, made when the first paper is signed, kept beside the secrets. */
import { createHash, createPrivateKey, generateKeyPair, randomBytes, sign } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { addMillis, DAY_MS, type Instant } from "#base/instant.ts";
import { RSA_SHA256, SHA256, selfSigned } from "./certificate.ts";
import type { Signer } from "./signer.ts";

const FileSchema = z.object({ name: z.string(), key: z.string(), certificate: z.string() });
/** Folder of an installation: one file for each agency that signs. */
export const SIGNING_FOLDER = "signing";
const VALID_DAYS = 3_650;

const known = new Map<string, Promise<Signer>>();

/** @param home folder of the installation; @param agency its id, which names the file; read once a process */
export function agencySigner(
  home: string,
  { id, name }: { readonly id: string; readonly name: string },
  now: Instant,
): Promise<Signer> {
  const file = join(home, SIGNING_FOLDER, `${id.replaceAll(/[^\w-]/g, "")}.json`);
  const signer = known.get(file) ?? loadSigner(file, name, now);
  known.set(file, signer);
  signer.catch(() => known.delete(file));
  return signer;
}

async function loadSigner(file: string, name: string, now: Instant): Promise<Signer> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file))
    await writeFile(file, JSON.stringify(await newKey(name, now)), { mode: 0o600, flag: "wx" }).catch(ignoreExisting);
  const kept = FileSchema.parse(JSON.parse(await readFile(file, "utf8")));
  const key = createPrivateKey(kept.key);
  return {
    name: kept.name,
    certificate: Buffer.from(kept.certificate, "base64"),
    algorithms: {
      digestOid: SHA256,
      signatureOid: RSA_SHA256,
      digest: (bytes) => createHash("sha256").update(bytes).digest(),
    },
    sign: async (attributes) => sign("sha256", attributes, key),
  };
}

async function newKey(name: string, now: Instant): Promise<z.infer<typeof FileSchema>> {
  const { privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
  const key = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const validFrom = addMillis(now, -DAY_MS);
  const validTo = addMillis(now, VALID_DAYS * DAY_MS);
  const certificate = selfSigned({ key, name, serial: randomBytes(16), validFrom, validTo });
  return { name, key, certificate: certificate.toString("base64") };
}

/** Two processes may need it at once in one folder: the first one's file counts. */
function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
