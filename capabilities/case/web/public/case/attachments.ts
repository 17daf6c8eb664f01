/** Photographs and papers that go with a defence: kept on the phone at once, sent with it. */
import { PARTY_HEADERS, uploadPartyEvidence } from "#capabilities/case/model/surface/party.ts";
import { ApiProblem, send, urlOf } from "#ui/call.ts";
import { dropBytes, keepBytes, readBytes } from "#ui/public/kept-bytes.ts";
import { shrinkPhoto } from "#ui/public/shrink-photo.ts";
import { newRequestId } from "#ui/request-id.ts";
import { changeAttachment, changeDefence, defenceDraft } from "./defence-draft.ts";
import type { PartyKey } from "./party-key.ts";

export const MOST_ATTACHMENTS = 12;
/** As the server takes it. */
const MOST_BYTES = 20 * 1024 * 1024;
const PDF = "application/pdf";

/** @returns what was left out and why, in a sentence; null when nothing was */
export async function addAttachments(number: string, files: readonly File[]): Promise<string | null> {
  const room = MOST_ATTACHMENTS - defenceDraft(number).attachments.length;
  const left: string[] = files.length > room ? [`最多 ${MOST_ATTACHMENTS} 件，后面的没有加上`] : [];
  for (const file of files.slice(0, Math.max(0, room))) {
    const isPdf = file.type === PDF;
    if (!isPdf && !file.type.startsWith("image/")) {
      left.push(`${file.name} 不是照片或者 PDF`);
      continue;
    }
    const { bytes, preview } = isPdf ? { bytes: file, preview: "" } : await shrinkPhoto(file);
    if (bytes.size > MOST_BYTES) {
      left.push(`${file.name} 超过 20 MB`);
      continue;
    }
    const key = newRequestId();
    await keepBytes(key, bytes);
    const one = { key, name: file.name, mediaType: bytes.type, preview, sha256: null, refusal: null };
    changeDefence(number, ({ attachments }) => ({ attachments: [...attachments, one] }));
  }
  return left.length > 0 ? left.join("；") : null;
}

export function removeAttachment(number: string, key: string): void {
  changeDefence(number, ({ attachments }) => ({ attachments: attachments.filter((one) => one.key !== key) }));
  void dropBytes(key);
}

/** Sends what the server does not have yet. @throws ApiProblem when the network is away, or a file is not taken */
export async function sendAttachments(key: PartyKey): Promise<readonly string[]> {
  for (const { key: name, sha256, refusal } of defenceDraft(key.number).attachments) {
    if (sha256 !== null) continue;
    if (refusal !== null) throw refused();
    await sendOne(key, name);
  }
  return defenceDraft(key.number).attachments.flatMap((one) => one.sha256 ?? []);
}

async function sendOne(key: PartyKey, name: string): Promise<void> {
  const bytes = await readBytes(name);
  if (!bytes) {
    changeAttachment(key.number, name, { refusal: "没有存住，请去掉后重新选" });
    throw refused();
  }
  try {
    const answer = await send(urlOf(uploadPartyEvidence.path), {
      method: uploadPartyEvidence.method,
      // A PDF goes as plain bytes: the server judges a file by what it is.
      headers: {
        "content-type": bytes.type.startsWith("image/") ? bytes.type : "application/octet-stream",
        [PARTY_HEADERS.number]: key.number,
        [PARTY_HEADERS.code]: key.code,
      },
      body: bytes,
    });
    const { id } = uploadPartyEvidence.response.parse(await answer.json());
    changeAttachment(key.number, name, { sha256: id });
    void dropBytes(name);
  } catch (problem) {
    const isFinal =
      problem instanceof ApiProblem && !problem.isOffline && problem.status < 500 && problem.status !== 429;
    if (isFinal) changeAttachment(key.number, name, { refusal: problem.message });
    throw problem;
  }
}

function refused(): ApiProblem {
  return new ApiProblem({ type: "about:blank", title: "有附件发不出去，请去掉后再发", status: 422 });
}
