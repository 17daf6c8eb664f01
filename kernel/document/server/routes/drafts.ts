/** 预览待发文书: what a paper of a matter would say now, and which fields nobody knows yet. */
import type { z } from "zod";
import { Problem } from "#base/problem.ts";
import { type Engine, getMatterInScope, kindOf } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { inTransaction } from "#platform/database/transaction.ts";
import { type Route, route } from "#platform/http/route.ts";
import { previewDraft } from "../../contract.ts";
import { type DocumentContent, missingFields } from "../../model/form.ts";
import { withAnswers } from "../../model/issued/issued.ts";
import { legalPaper, signatureOf } from "../../model/legal-paper.ts";
import { DOCUMENT_PROBLEMS } from "../../model/problems.ts";
import { findDraft, saveDraft } from "../issued/draft.ts";
import { agencyOf } from "../issued/number.ts";
import { formInForce } from "../templates/template-store.ts";
import { drawPages } from "../typeset.ts";

export function draftRoutes({ database, secrets }: Platform, engine: Engine): readonly Route<Actor>[] {
  return [
    route(previewDraft, async ({ body, caller, now }) => {
      const { core } = await getMatterInScope(engine, body.matterId, caller);
      const kind = kindOf(engine, core.kind);
      const shipped = kind.documents?.forms.find(({ code }) => code === body.form);
      if (!kind.documents || !shipped) throw new Problem(DOCUMENT_PROBLEMS.noForm);
      const detail = await kind.loadDetail(database, core.id);
      const wanted = { form: body.form, key: body.key, matter: core, detail, input: body.input, now, actor: caller };
      const place = { matterId: core.id, form: body.form, key: body.key };
      const kept = (await findDraft(database, secrets, place)) ?? {};
      const answers: DocumentContent = { ...kept, ...known(body.answers as DocumentContent, shipped.fields) };
      if (body.isKept) await saveDraft(database, secrets, place, answers, { personId: caller.personId, now });
      const [{ form }, fromCase, signatures] = await Promise.all([
        formInForce(database, shipped),
        kind.documents.contentOf(database, wanted),
        kind.documents.signaturesOf?.(database, wanted) ?? [],
      ]);
      const content = withAnswers(fromCase, answers);
      const agency = await inTransaction(database, (tx) => agencyOf(tx, caller.unitId, core.divisionCode));
      const data = legalPaper({
        form,
        content,
        number: "",
        agencyName: agency.name,
        signatures: signatures.map((one) => signatureOf({ ...one, image: null })),
        standing: "draft",
        seal: null,
        verify: null,
      });
      return {
        name: form.name,
        missing: missingFields(form, fromCase).map(({ key, label, type, options }) => ({
          key,
          label,
          type,
          options: options ? { ...options } : null,
        })),
        answers: answers as z.input<typeof previewDraft.response>["answers"],
        svg: drawPages({ template: "legal-document", data, pictures: new Map(), now }),
      };
    }),
  ];
}

/** Only what the form has. */
function known(answers: DocumentContent, fields: readonly { readonly key: string }[]): DocumentContent {
  return Object.fromEntries(fields.flatMap(({ key }) => (answers[key] === undefined ? [] : [[key, answers[key]]])));
}
