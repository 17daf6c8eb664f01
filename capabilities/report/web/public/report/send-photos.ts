/** Sends the draft's photographs one after the other, from the moment they are chosen; what the network drops is tried again. */
import { useSyncExternalStore } from "react";
import { ProblemDocumentSchema } from "#base/problem.ts";
import { uploadPublicEvidence } from "#kernel/evidence/contract.ts";
import { urlOf } from "#ui/call.ts";
import { dropBytes, keepBytes, readBytes } from "#ui/public/kept-bytes.ts";
import { shrinkPhoto } from "#ui/public/shrink-photo.ts";
import { newRequestId } from "#ui/request-id.ts";
import { changePhotos, currentDraft, type DraftPhoto } from "./draft.ts";

export const MOST_PHOTOS = 6;
/** While offline, or when the server asks for patience. */
const AGAIN_AFTER_MS = 8_000;

export interface Sending {
  /** 0 to 1. */
  readonly fraction: number;
  /** Why the server will not have it; only a photograph without one is tried again. */
  readonly refusal: string | null;
}

let sendings: ReadonlyMap<string, Sending> = new Map();
const listeners = new Set<() => void>();
let isRunning = false;
let timer: ReturnType<typeof setTimeout> | null = null;

export function useSendings(): ReadonlyMap<string, Sending> {
  return useSyncExternalStore(subscribe, () => sendings);
}

export function waitingPhotos(): readonly DraftPhoto[] {
  return currentDraft().photos.filter((photo) => photo.sha256 === null && !sendings.get(photo.key)?.refusal);
}

/** Shrinks, keeps and begins to send. */
export async function addPhotos(files: readonly File[]): Promise<void> {
  const room = MOST_PHOTOS - currentDraft().photos.length;
  for (const file of files.slice(0, Math.max(0, room))) {
    const { bytes, preview } = await shrinkPhoto(file);
    const key = newRequestId();
    await keepBytes(key, bytes);
    changePhotos((photos) => [...photos, { key, preview, sha256: null }]);
  }
  void sendPhotos();
}

export function removePhoto(key: string): void {
  changePhotos((photos) => photos.filter((photo) => photo.key !== key));
  show(key, null);
  void dropBytes(key);
}

/** Until all are there, or the network is away; then again by itself. */
export async function sendPhotos(): Promise<void> {
  if (isRunning) return;
  isRunning = true;
  try {
    for (let photo = waitingPhotos()[0]; photo; photo = waitingPhotos()[0]) await sendOne(photo);
  } catch {
    timer ??= setTimeout(again, AGAIN_AFTER_MS);
  } finally {
    isRunning = false;
  }
}

function again(): void {
  if (timer) clearTimeout(timer);
  timer = null;
  void sendPhotos();
}
window.addEventListener("online", again);

/** @throws Error when it is worth trying again */
async function sendOne({ key }: DraftPhoto): Promise<void> {
  const bytes = await readBytes(key);
  if (!bytes) {
    show(key, { fraction: 0, refusal: "这张照片没有存住，请重新选一次" });
    return;
  }
  show(key, { fraction: 0, refusal: null });
  const answer = await upload(bytes, await sha256(bytes), (fraction) => show(key, { fraction, refusal: null }));
  if ("refusal" in answer) {
    show(key, { fraction: 0, refusal: answer.refusal });
    return;
  }
  changePhotos((photos) => photos.map((photo) => (photo.key === key ? { ...photo, sha256: answer.id } : photo)));
  show(key, null);
  void dropBytes(key);
}

type Answer = { readonly id: string } | { readonly refusal: string };

/** `fetch` cannot tell how far an upload is. */
function upload(bytes: Blob, hash: string | undefined, onProgress: (fraction: number) => void): Promise<Answer> {
  const url = urlOf(uploadPublicEvidence.path, {}, { sha256: hash });
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("content-type", bytes.type || "application/octet-stream");
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = () => reject(new Error("offline"));
    request.onload = () => {
      const body = parseJson(request.responseText);
      const taken = uploadPublicEvidence.response.safeParse(body);
      if (request.status < 300 && taken.success) return resolve({ id: taken.data.id });
      if (request.status === 429 || request.status >= 500) return reject(new Error(`answered ${request.status}`));
      const problem = ProblemDocumentSchema.safeParse(body).data;
      resolve({ refusal: problem?.detail ?? problem?.title ?? "这张照片收不了，请换一张" });
    };
    request.send(bytes);
  });
}

/** Browsers count hashes on secure pages only; the server counts its own in any case. */
async function sha256(bytes: Blob): Promise<string | undefined> {
  if (!crypto.subtle) return undefined;
  const digest = await crypto.subtle.digest("SHA-256", await bytes.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function show(key: string, sending: Sending | null): void {
  const next = new Map(sendings);
  if (sending) next.set(key, sending);
  else next.delete(key);
  sendings = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
