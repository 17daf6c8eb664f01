/**
 * 卷宗清单 the manifest of a dossier: everything that is needed to check it without our server and without a database.
 *
 * - file: a member of the packed dossier, by path, size and SHA-256
 * - document: the frozen text whose hash the record names, the PDF, the chain of signatures
 * - record: every entry of the matter, chained; days that are sealed with their signed roots
 */
import { z } from "zod";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { RecordEntrySchema } from "#kernel/record/model/public.ts";

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, "须为 SHA-256");

export const DOSSIER_FORMAT = "fangyuan-dossier/1";
export const MANIFEST_FILE = "manifest.json";
export const SIGNATURE_FILE = "manifest.sig.json";
export const DOSSIER_PDF = "dossier.pdf";

const SealedDaySchema = z.object({
  seal: z.object({
    day: PlainDateSchema,
    entry_count: z.number().int(),
    root: Sha256,
    previous: Sha256,
    hash: Sha256,
    public_key: z.string(),
    signature: z.string(),
  }),
  entries: z.array(
    z.object({ seq: z.number().int(), path: z.array(z.object({ side: z.enum(["left", "right"]), hash: Sha256 })) }),
  ),
});

export const ManifestSchema = z.object({
  format: z.literal(DOSSIER_FORMAT),
  madeAt: InstantSchema,
  matter: z.object({
    id: z.string(),
    kind: z.string(),
    number: z.string().nullable(),
    title: z.string(),
    version: z.number().int(),
    lastHash: Sha256,
  }),
  files: z.array(z.object({ path: z.string(), sha256: Sha256, bytes: z.number().int() })),
  documents: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      number: z.string(),
      seq: z.number().int(),
      hash: Sha256,
      /** Canonical JSON of what was frozen. */
      frozen: z.string(),
      path: z.string(),
      /** X.509, base64 of the DER. */
      certificate: z.string(),
      isVoided: z.boolean(),
      signatures: z.array(
        z.object({
          signer: z.string(),
          ordinal: z.number().int(),
          at: InstantSchema,
          method: z.enum(["act", "desk", "tablet", "link"]),
          words: z.string(),
          image: Sha256.nullable(),
          previousHash: Sha256,
          hash: Sha256,
        }),
      ),
    }),
  ),
  evidence: z.array(z.object({ seq: z.number().int(), sha256: Sha256, path: z.string() })),
  record: z.array(RecordEntrySchema),
  sealedDays: z.array(SealedDaySchema),
});
export type Manifest = z.infer<typeof ManifestSchema>;

/** Over the bytes of the manifest; Ed25519, the key that also seals the record. */
export const ManifestSignatureSchema = z.object({ publicKey: z.string(), signature: z.string() });
