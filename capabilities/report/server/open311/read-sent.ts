/** What a client sent: fields of the form, or of the address, and files. */
import type { Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import { type FormFields, readSubmission } from "#capabilities/report/model/open311/submission.ts";
import type { Catalogue } from "#capabilities/report/model/public.ts";
import { PUBLIC_MEDIA_TYPES } from "#kernel/evidence/model/public.ts";
import { storeFile } from "#kernel/evidence/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import { FormBody, type FormFile } from "#platform/http/forms.ts";
import { newId } from "#platform/ids.ts";
import { OPEN311_PROBLEMS, wrongRequest } from "./problems.ts";
import type { NewRequest } from "./store.ts";

interface Sent {
  readonly apiKey: string | undefined;
  readonly jurisdictionId: string | undefined;
  /** @throws Problem in the words of the fields; stores the files that came along */
  read(catalogue: Catalogue, keyId: string): Promise<{ readonly serviceCode: string; readonly request: NewRequest }>;
}

interface Asked {
  readonly query: { readonly api_key?: string | undefined; readonly jurisdiction_id?: string | undefined };
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly now: Instant;
}

const MOST_FILES = 6;

/** @throws Problem when the body is no form */
export function readSent(platform: Pick<Platform, "database" | "home">, { query, body, headers, now }: Asked): Sent {
  if (!(body instanceof FormBody))
    throw wrongRequest([
      { path: "", message: "请求体须为表单（application/x-www-form-urlencoded 或 multipart/form-data）" },
    ]);
  const { fields, files } = body;
  const first = (name: string) => fields.find(([known]) => known === name)?.[1] || undefined;
  const clientKey = first("idempotency_key") ?? headers["idempotency-key"] ?? null;
  return {
    apiKey: first("api_key") ?? query.api_key,
    jurisdictionId: first("jurisdiction_id") ?? query.jurisdiction_id,
    read: async (catalogue, keyId) => {
      const { input, serviceCode, mediaUrls } = submissionOf(fields, catalogue);
      if (clientKey !== null && clientKey.length > 200)
        throw wrongRequest([{ path: "idempotency_key", message: "idempotency_key 不超过 200 字" }]);
      const photos = await takeIn(platform, files, now);
      const waiting = { report: input, photos };
      return { serviceCode, request: { token: newId(now), keyId, clientKey, input: waiting, mediaUrls, now } };
    },
  };
}

function submissionOf(fields: FormFields, catalogue: Catalogue) {
  const read = readSubmission(fields, catalogue);
  if (read.kind === "unknown_service")
    throw new Problem(OPEN311_PROBLEMS.unknownService, { detail: `没有 service_code ${read.code}` });
  if (read.kind === "wrong") throw wrongRequest(read.errors);
  return read.submission;
}

/** Pictures as citizens send them, whatever the field is called. */
async function takeIn(
  platform: Pick<Platform, "database" | "home">,
  files: readonly FormFile[],
  now: Instant,
): Promise<readonly string[]> {
  const brought = files.filter((file) => file.bytes.length > 0);
  if (brought.length > MOST_FILES) throw wrongRequest([{ path: "media", message: `图片最多 ${MOST_FILES} 张` }]);
  const upload = { personId: null, role: "citizen", takenAt: null, position: null, accuracyMetres: null, device: "" };
  const photos: string[] = [];
  for (const { bytes, fileName, type } of brought) {
    const stored = await storeFile(platform, {
      bytes,
      fileName: fileName || null,
      declaredType: type || null,
      upload,
      allowed: PUBLIC_MEDIA_TYPES,
      now,
    });
    photos.push(stored.sha256);
  }
  return photos;
}
