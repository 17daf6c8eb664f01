/** Sending a photograph as evidence. XMLHttpRequest, because `fetch` cannot tell how far an upload is. */
import { ProblemDocumentSchema } from "#base/problem.ts";
import { ApiProblem, OFFLINE_TYPE, urlOf } from "#ui/call.ts";
import type { UploadedPhoto } from "#ui/fields/field.ts";
import { currentInstant } from "#ui/now.ts";

/**
 * @param hash SHA-256 counted on this device; the server refuses bytes that do not match
 * @param onProgress 0 to 1
 * @throws ApiProblem in the server's words
 */
export function uploadPhoto(file: File, hash: string, onProgress: (fraction: number) => void): Promise<UploadedPhoto> {
  const takenAt = new Date(Math.min(file.lastModified, Date.parse(currentInstant()))).toISOString();
  const url = urlOf("/api/evidence", {}, { sha256: hash, takenAt, device: navigator.userAgent.slice(0, 120) });
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
