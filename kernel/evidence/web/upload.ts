/** Sending a photograph as evidence. XMLHttpRequest, because `fetch` cannot tell how far an upload is. */
import { instantOf, MINUTE_MS, millisOf } from "#base/instant.ts";
import { ProblemDocumentSchema } from "#base/problem.ts";
import { uploadEvidence } from "#kernel/evidence/contract.ts";
import { ApiProblem, OFFLINE_TYPE, urlOf } from "#ui/call.ts";
import type { UploadedPhoto } from "#ui/fields/field.ts";
import { currentInstant } from "#ui/now.ts";

/**
 * @param hash SHA-256 counted on this device; the server refuses bytes that do not match
 * @param onProgress 0 to 1
 * @throws ApiProblem in the server's words
 */
export async function uploadPhoto(
  file: File,
  hash: string,
  onProgress: (fraction: number) => void,
): Promise<UploadedPhoto> {
  return sendFile(file, hash, await fixOf(file), onProgress);
}

function sendFile(
  file: File,
  hash: string,
  fix: Fix | null,
  onProgress: (fraction: number) => void,
): Promise<UploadedPhoto> {
  const takenAt = instantOf(Math.min(file.lastModified, millisOf(currentInstant())));
  const query = { sha256: hash, takenAt, device: navigator.userAgent.slice(0, 120), ...fix };
  const url = urlOf(uploadEvidence.path, {}, query);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("content-type", file.type || "application/octet-stream");
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = () =>
      reject(new ApiProblem({ type: OFFLINE_TYPE, title: "没有传上去，请连上网再试", status: 503 }));
    request.onload = () => {
      if (request.status < 300) resolve({ id: hash, hash });
      else reject(new ApiProblem(problemIn(request)));
    };
    request.send(file);
  });
}

function problemIn(request: XMLHttpRequest) {
  try {
    const parsed = ProblemDocumentSchema.safeParse(JSON.parse(request.responseText));
    if (parsed.success) return parsed.data;
  } catch {
    // Not a problem document: a gateway answered.
  }
  return { type: "about:blank", title: "照片没有传上去，请再试一次", status: request.status };
}

interface Fix {
  readonly longitude: number;
  readonly latitude: number;
  readonly accuracyMetres: number;
}

/** Older than this the picture was not taken just now, and the place of the device says nothing about it. */
const JUST_TAKEN_MS = 2 * MINUTE_MS;
const FIX_TIMEOUT_MS = 5_000;

/** Where the device is, for a picture taken just now on a device whose place may be known without asking again. */
async function fixOf(file: File): Promise<Fix | null> {
  if (Math.abs(millisOf(currentInstant()) - file.lastModified) > JUST_TAKEN_MS) return null;
  const permission = await navigator.permissions?.query({ name: "geolocation" }).catch(() => null);
  if (permission?.state !== "granted") return null;
  return new Promise((resolve) =>
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude, accuracy } }) => resolve({ longitude, latitude, accuracyMetres: accuracy }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: FIX_TIMEOUT_MS },
    ),
  );
}
