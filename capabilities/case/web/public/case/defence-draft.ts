/** 陈述申辩 as it is being written: kept on this phone until it was received. Number and code of the case are not part of it. */
import { useSyncExternalStore } from "react";
import { z } from "zod";
import { newRequestId } from "#ui/request-id.ts";

const AttachmentSchema = z.object({
  /** Names the bytes in the waiting store until they are sent. */
  key: z.string(),
  name: z.string(),
  mediaType: z.string(),
  /** A small picture as a data address; empty for a PDF. */
  preview: z.string(),
  /** SHA-256 as the server confirmed it; null until it is there. */
  sha256: z.string().nullable(),
  /** Why the server will not have it. */
  refusal: z.string().nullable(),
});
export type Attachment = z.output<typeof AttachmentSchema>;

const DraftSchema = z.object({
  content: z.string(),
  attachments: z.array(AttachmentSchema),
  /** One for the whole draft: sent again after a lost answer, it is one defence. */
  requestId: z.string(),
});
export type DefenceDraft = z.output<typeof DraftSchema>;

const listeners = new Set<() => void>();
const drafts = new Map<string, DefenceDraft>();
const storedAs = (number: string) => `fangyuan.draft.case.${number}`;

export function useDefenceDraft(number: string): DefenceDraft {
  return useSyncExternalStore(subscribe, () => defenceDraft(number));
}

export function defenceDraft(number: string): DefenceDraft {
  const known = drafts.get(number) ?? readDraft(number);
  drafts.set(number, known);
  return known;
}

export function changeDefence(number: string, change: (draft: DefenceDraft) => Partial<DefenceDraft>): void {
  const draft = defenceDraft(number);
  const next = { ...draft, ...change(draft) };
  drafts.set(number, next);
  try {
    localStorage.setItem(storedAs(number), JSON.stringify(next));
  } catch {
    // The store is full or forbidden: everything still works, only a reload would lose it.
  }
  for (const listener of listeners) listener();
}

export function changeAttachment(number: string, key: string, part: Partial<Attachment>): void {
  changeDefence(number, ({ attachments }) => ({
    attachments: attachments.map((one) => (one.key === key ? { ...one, ...part } : one)),
  }));
}

export function forgetDefence(number: string): void {
  drafts.delete(number);
  try {
    localStorage.removeItem(storedAs(number));
  } catch {
    // See above.
  }
  for (const listener of listeners) listener();
}

function readDraft(number: string): DefenceDraft {
  try {
    return DraftSchema.parse(JSON.parse(localStorage.getItem(storedAs(number)) ?? ""));
  } catch {
    return { content: "", attachments: [], requestId: newRequestId() };
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
