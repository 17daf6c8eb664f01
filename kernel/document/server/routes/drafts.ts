/** 边填边看: what the papers of an act would say, and which fields nobody knows yet. */
import type { Instant } from "#base/instant.ts";
import { type Engine, type PaperInPreview, papersInPreview } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Tx } from "#platform/database/connect.ts";
import { inTransaction } from "#platform/database/transaction.ts";
import { type Route, route } from "#platform/http/route.ts";
import { type ActPaper, previewAct } from "../../contract.ts";
import { type DocumentContent, missingFields } from "../../model/form.ts";
import { withAnswers } from "../../model/issued/issued.ts";
import { legalPaper, signatureOf } from "../../model/legal-paper.ts";
import { findDraft, saveDraft } from "../issued/draft.ts";
import { agencyOf } from "../issued/number.ts";
import { formInForce } from "../templates/template-store.ts";
import { drawPages } from "../typeset.ts";

interface Asked {
  readonly matterId: string;
  readonly answers: readonly { readonly form: string; readonly key: string; readonly values: unknown }[];
  readonly isKept: boolean;
  readonly agencyName: string;
  readonly actor: Actor;
  readonly now: Instant;
}

export function draftRoutes({ database, secrets }: Platform, engine: Engine): readonly Route<Actor>[] {
  async function present(tx: Tx, paper: PaperInPreview, asked: Asked): Promise<ActPaper> {
    const place = { matterId: asked.matterId, form: paper.form.code, key: paper.key };
    const typed = asked.answers.find(({ form, key }) => form === place.form && key === place.key)?.values ?? {};
    const [{ form }, kept] = await Promise.all([formInForce(tx, paper.form), findDraft(tx, secrets, place)]);
    const answers = { ...kept, ...known(typed as DocumentContent, form.fields) };
    if (asked.isKept && Object.keys(answers).length > 0)
      await saveDraft(tx, secrets, place, answers, { personId: asked.actor.personId, now: asked.now });
    const data = legalPaper({
      form,
      content: withAnswers(paper.content, answers),
      number: "",
      agencyName: asked.agencyName,
      signatures: paper.signatures.map((one) => signatureOf({ ...one, image: null })),
      standing: "draft",
      seal: null,
      verify: null,
    });
    return {
      form: form.code,
      key: paper.key,
      name: form.name,
      missing: missingFields(form, paper.content).map(({ key, label, type, options }) => ({
        ...{ key, label, type },
        options: options ? { ...options } : null,
        isFromAct: paper.waiting.has(key),
      })),
      answers: answers as ActPaper["answers"],
      svg: drawPages({ template: "legal-document", data, pictures: new Map(), now: asked.now }),
    };
  }
  return [
    route(previewAct, ({ params, body, caller, now }) =>
      inTransaction(database, async (tx) => {
        const asked = { matterId: params.id, act: params.act, input: body.input, actor: caller, now };
        const { matter, unitId, papers, waitsFor } = await papersInPreview(tx, engine, asked);
        const agency = await agencyOf(tx, unitId, matter.divisionCode);
        const { answers, isKept } = body;
        const shown = { matterId: params.id, answers, isKept, agencyName: agency.name, actor: caller, now };
        return {
          papers: await Promise.all(papers.map((paper) => present(tx, paper, shown))),
          waitsFor: [...waitsFor],
        };
      }),
    ),
  ];
}

/** Only what the form has. */
function known(answers: DocumentContent, fields: readonly { readonly key: string }[]): DocumentContent {
  return Object.fromEntries(fields.flatMap(({ key }) => (answers[key] === undefined ? [] : [[key, answers[key]]])));
}
