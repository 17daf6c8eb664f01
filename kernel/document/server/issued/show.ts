/** One issued paper of a matter, opened for somebody whom a capability has let in: its words, and its PDF. */
import type { Instant } from "#base/instant.ts";
import type { Secrets } from "#platform/capability.ts";
import { normalFollowCode } from "#platform/follow-code.ts";
import type { Block } from "../../model/template/blocks.ts";
import { paperOf, type Renderer, renditionOf } from "./rendition.ts";
import { findDocumentByCode, openDocuments } from "./store.ts";

export interface ShownPaper {
  readonly form: string;
  readonly key: string;
  readonly name: string;
  readonly number: string;
  readonly agency: string;
  readonly blocks: readonly Block[];
  /** As it stands, signed by the agency. */
  readonly pdf: () => Promise<Buffer>;
}

/** @param code the one that verifies the paper; @returns null for a paper that is not of this matter */
export async function showPaper(
  platform: Renderer & { readonly secrets: Pick<Secrets, "personalDataKey"> },
  { matterId, code, now }: { readonly matterId: string; readonly code: string; readonly now: Instant },
): Promise<ShownPaper | null> {
  const { database, secrets, publicUrl } = platform;
  const normal = normalFollowCode(code);
  const row = normal === null ? null : await findDocumentByCode(database, normal);
  if (!row || row.matterId !== matterId) return null;
  const [document] = await openDocuments(database, secrets, [row]);
  if (!document) return null;
  const { form, key, name, number } = document;
  const { agency, blocks } = paperOf(publicUrl, document);
  return {
    ...{ form, key, name, number, agency, blocks },
    pdf: async () => (await renditionOf(platform, document, now)).pdf,
  };
}
