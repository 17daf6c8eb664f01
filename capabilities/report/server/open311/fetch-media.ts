/** The pictures that a request points to: fetched by a job, judged as those that citizens send, tied to the report. */
import { z } from "zod";
import { Problem } from "#base/problem.ts";
import { MAX_FILE_BYTES, PUBLIC_MEDIA_TYPES } from "#kernel/evidence/model/public.ts";
import { linkEvidence, storeFile } from "#kernel/evidence/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import { FetchFailure, type FetchLimits, fetchPublic } from "#platform/http/fetch-public.ts";
import { findMedium, settleMedium } from "./store.ts";

export const MEDIA_TASK = "report.open311_media";
const PayloadSchema = z.object({ token: z.uuid(), ordinal: z.number().int() });

const UPLOAD = { personId: null, role: "citizen", takenAt: null, position: null, accuracyMetres: null, device: "" };

type Fetching = Pick<Platform, "database" | "home" | "now">;

/**
 * A host that does not answer is asked again by the queue; what can never come is kept as refused, with the reason.
 * @param mayAsk which addresses may be asked; another one only in tests
 */
export async function fetchMedium(platform: Fetching, payload: unknown, mayAsk?: FetchLimits["mayAsk"]): Promise<void> {
  const { token, ordinal } = PayloadSchema.parse(payload);
  const { database } = platform;
  const medium = await findMedium(database, token, ordinal);
  if (!medium) return;
  const outcome = await takeIn(platform, medium.url, mayAsk);
  await database.transaction().execute(async (tx) => {
    if (!(await settleMedium(tx, token, ordinal, outcome)) || !("sha256" in outcome)) return;
    await linkEvidence(tx, {
      matterId: medium.matterId,
      seq: null,
      sha256: outcome.sha256,
      phase: "report",
      personId: null,
      now: platform.now(),
      caption: "开放接口来图",
    });
  });
}

async function takeIn(
  platform: Fetching,
  url: string,
  mayAsk: FetchLimits["mayAsk"],
): Promise<{ readonly sha256: string } | { readonly reason: string }> {
  try {
    const limits = { maxBytes: MAX_FILE_BYTES, timeoutMs: 20_000, ...(mayAsk && { mayAsk }) };
    const bytes = await fetchPublic(url, limits);
    const file = await storeFile(platform, { bytes, upload: UPLOAD, allowed: PUBLIC_MEDIA_TYPES, now: platform.now() });
    return { sha256: file.sha256 };
  } catch (error) {
    if (error instanceof Problem) return { reason: error.problemType.title };
    if (error instanceof FetchFailure && error.isFinal) return { reason: error.message };
    throw error;
  }
}
