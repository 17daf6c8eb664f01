/** What somebody is about to report, kept on this device until it was received: a reload, a call or a tunnel loses nothing. */
import { useSyncExternalStore } from "react";
import { z } from "zod";
import { newRequestId } from "#ui/request-id.ts";

export const STEPS = ["where", "what", "send"] as const;
export type Step = (typeof STEPS)[number];

const DraftPhotoSchema = z.object({
  /** Names the bytes in the waiting store until they are sent. */
  key: z.string(),
  /** A small picture as a data address: the server shows strangers nothing before it is published. */
  preview: z.string(),
  /** SHA-256 as the server confirmed it; null until it is there. */
  sha256: z.string().nullable(),
});
export type DraftPhoto = z.output<typeof DraftPhotoSchema>;

const ReportDraftSchema = z.object({
  step: z.enum(STEPS),
  position: z.object({ longitude: z.number(), latitude: z.number() }).nullable(),
  address: z.string(),
  /** The person wrote the address; one that the map proposed may be replaced by the map. */
  isOwnAddress: z.boolean(),
  /** 「有人报过了」: what the person met as well, in words for the desk. */
  sameAs: z.string().nullable(),
  photos: z.array(DraftPhotoSchema),
  description: z.string(),
  /** Absent: not chosen, the words propose; null: left to the desk. */
  classKey: z.string().nullable().optional(),
  wantsNews: z.boolean(),
  name: z.string(),
  phone: z.string(),
  /** One for the whole draft: pressed twice, or sent again after a lost answer, it is one report. */
  requestId: z.string(),
});
export type ReportDraft = z.output<typeof ReportDraftSchema>;

const KEY = "fangyuan.draft.public.report";
const listeners = new Set<() => void>();
let draft = readDraft();

export function currentDraft(): ReportDraft {
  return draft;
}

export function changeDraft(part: Partial<ReportDraft>): void {
  draft = { ...draft, ...part };
  try {
    localStorage.setItem(KEY, JSON.stringify(draft));
  } catch {
    // The store is full or forbidden: everything still works, only a reload would lose it.
  }
  tell();
}

export function changePhotos(change: (photos: readonly DraftPhoto[]) => readonly DraftPhoto[]): void {
  changeDraft({ photos: [...change(draft.photos)] });
}

export function forgetDraft(): void {
  localStorage.removeItem(KEY);
  draft = blankDraft();
  tell();
}

export function useReportDraft(): ReportDraft {
  return useSyncExternalStore(subscribe, currentDraft);
}

/** Whether there is anything that a person would miss. */
export function isBegun(of: ReportDraft): boolean {
  return of.position !== null || of.address !== "" || of.description !== "" || of.photos.length > 0;
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function readDraft(): ReportDraft {
  try {
    return ReportDraftSchema.parse(JSON.parse(localStorage.getItem(KEY) ?? ""));
  } catch {
    return blankDraft();
  }
}

function blankDraft(): ReportDraft {
  return {
    step: "where",
    position: null,
    address: "",
    isOwnAddress: false,
    sameAs: null,
    photos: [],
    description: "",
    wantsNews: true,
    name: "",
    phone: "",
    requestId: newRequestId(),
  };
}
