/** A signature on its way: kept on this device until the server has confirmed it, so that a lost network loses nothing. */
import { z } from "zod";
import { StrokesSchema } from "#kernel/document/contract.ts";
import { newRequestId } from "#ui/request-id.ts";
import type { Strokes } from "../SignaturePad.tsx";

export interface SigningDraft {
  readonly name: string;
  readonly strokes: Strokes;
  /** Stays the same however often it is sent: signed once. */
  readonly requestId: string;
}

const DraftSchema = z.object({ name: z.string(), strokes: StrokesSchema, requestId: z.string() });
const keyOf = (token: string) => `fangyuan.signing.${token}`;

export function newSigning(): SigningDraft {
  return { name: "", strokes: [], requestId: newRequestId() };
}

export function keptSigning(token: string): SigningDraft | null {
  try {
    const parsed = DraftSchema.safeParse(JSON.parse(localStorage.getItem(keyOf(token)) ?? "null"));
    return parsed.success ? parsed.data : null;
  } catch {
    // Storage may be shut off: then nothing is kept, and signing works all the same.
    return null;
  }
}

export function keepSigning(token: string, draft: SigningDraft): void {
  try {
    localStorage.setItem(keyOf(token), JSON.stringify(draft));
  } catch {
    // See above.
  }
}

export function forgetSigning(token: string): void {
  try {
    localStorage.removeItem(keyOf(token));
  } catch {
    // See above.
  }
}
