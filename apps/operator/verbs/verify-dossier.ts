import { readFile } from "node:fs/promises";
import { verifyDossier } from "#kernel/document/server/dossier/verify-dossier.ts";
import { UsageError, type Verb } from "../verb.ts";

export const verifyDossierVerb: Verb = {
  name: "verify-dossier",
  summary:
    "check a packed dossier without server or database: hashes, chain, signatures; name the first thing that does not hold",
  usage: "FILE [--key FINGERPRINT] [--json]",
  options: {
    key: { type: "string", help: "fingerprint of the agency's key, as its pages for verifying papers tell it" },
  },
  run: async ({ words, options }) => {
    const [file] = words;
    if (!file || words.length > 1) throw new UsageError("verify-dossier wants one FILE");
    const packed = await readFile(file).catch(() => {
      throw new UsageError(`there is no file ${file}`);
    });
    const key = typeof options.key === "string" ? options.key : undefined;
    const found = verifyDossier(packed, key);
    const { documents, evidence, entries, sealedEntries, keyFingerprint } = found;
    const sum = `${documents} documents, ${evidence} pieces of evidence, ${entries} entries of the record (${sealedEntries} sealed)`;
    return {
      isOk: found.holds,
      json: found,
      lines: found.fault
        ? [`the dossier does NOT hold: ${found.fault}`]
        : [
            `the dossier holds: ${sum}`,
            key === undefined
              ? `signed with the key ${keyFingerprint}: compare it with what the agency published, or give that with --key`
              : `signed with the agency's key ${keyFingerprint}`,
          ],
    };
  },
};
