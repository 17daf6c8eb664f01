/** Routes of 文书模板 and 印章, for administrators. */
import sharp from "sharp";
import { Problem } from "#base/problem.ts";
import { evidenceStore, findFile } from "#kernel/evidence/server/public.ts";
import type { AnyKind, Engine } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { getUnit } from "#kernel/people/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import { inTransaction } from "#platform/database/transaction.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { type Route, route } from "#platform/http/route.ts";
import {
  addDocumentSeal,
  addTemplate,
  getTemplate,
  listDocumentSeals,
  listTemplates,
  previewTemplate,
  retireDocumentSeal,
} from "../../contract.ts";
import type { DocumentForm } from "../../model/form.ts";
import { legalPaper } from "../../model/legal-paper.ts";
import { DOCUMENT_PROBLEMS } from "../../model/problems.ts";
import { plainSample } from "../../model/sample-content.ts";
import { checkTemplate } from "../../model/template/parse.ts";
import { insertSeal, listSeals, retireSeal } from "../issued/seals.ts";
import {
  addTemplateVersion,
  listTemplateHeads,
  listTemplateVersions,
  type TemplateVersion,
} from "../templates/template-store.ts";
import { drawPages } from "../typeset.ts";

interface Shipped {
  readonly form: DocumentForm;
  readonly kind: AnyKind;
}

export function templateRoutes({ database, home }: Platform, engine: Engine): readonly Route<Actor>[] {
  const shipped = (): readonly Shipped[] =>
    [...engine.kinds.values()].flatMap((kind) => kind.documents?.forms.map((form) => ({ form, kind })) ?? []);
  const mustFind = (code: string): Shipped => {
    const found = shipped().find(({ form }) => form.code === code);
    if (!found) throw new Problem(DOCUMENT_PROBLEMS.noForm);
    return found;
  };
  return [
    route(listTemplates, async () => {
      const heads = new Map((await listTemplateHeads(database)).map((head) => [head.form, head]));
      return { templates: shipped().map((one) => headOf(one, heads.get(one.form.code))) };
    }),
    route(getTemplate, async ({ params }) => {
      const found = mustFind(params.form);
      const versions = await listTemplateVersions(database, params.form);
      const { fields, signers, sources, template } = found.form;
      const original = { version: 0, text: template, note: "随系统提供", createdAt: null, createdBy: null };
      return {
        ...headOf(found, versions[0]),
        fields: fields.map(({ key, label, type, isRequired }) => ({ key, label, type, isRequired })),
        signers: signers.map(({ id, label }) => ({ id, label })),
        sources: [...sources],
        text: versions[0]?.text ?? template,
        versions: [
          ...versions.map(({ version, text, note, createdAt, createdBy }) => ({
            version,
            text,
            note,
            createdAt,
            createdBy,
          })),
          original,
        ],
      };
    }),
    route(previewTemplate, async ({ params, body, now }) => {
      const { form, kind } = mustFind(params.form);
      const faults = checkTemplate(form, body.text).map((fault) => ({ ...fault }));
      const data = legalPaper({
        form: { ...form, template: body.text },
        content: kind.documents?.sampleOf?.(form) ?? plainSample(form),
        number: "（示例文号）",
        agencyName: "示例机关",
        signatures: [],
        standing: "issued",
        seal: null,
        verify: null,
      });
      return { faults, svg: drawPages({ template: "legal-document", data, pictures: new Map(), now }) };
    }),
    route(addTemplate, async ({ params, body, caller, now }) => {
      const { form } = mustFind(params.form);
      const faults = checkTemplate(form, body.text);
      if (faults.length > 0) {
        const errors = faults.map(({ line, message }) => ({
          path: `text.${line}`,
          message: `第 ${line} 行：${message}`,
        }));
        throw new Problem(DOCUMENT_PROBLEMS.templateFaulty, {
          errors,
          detail: errors.map(({ message }) => message).join("；"),
        });
      }
      const version = await inTransaction(database, (tx) =>
        addTemplateVersion(tx, { ...body, form: form.code, now, personId: caller.personId }),
      );
      if (version === null) throw new Problem(DOCUMENT_PROBLEMS.templateChanged);
      return { version };
    }),
    route(listDocumentSeals, async () => ({
      seals: (await listSeals(database)).map(({ retiredAt, roles, ...seal }) => ({
        ...seal,
        roles: [...roles],
        isRetired: retiredAt !== null,
      })),
    })),
    route(addDocumentSeal, async ({ body, caller, now }) => {
      const unit = await getUnit(database, body.agency);
      const file = await findFile(database, body.image);
      if (file?.mediaType !== "image/png" || !(await canBeDrawn(home, body.image)))
        throw new Problem(DOCUMENT_PROBLEMS.notAPicture);
      return { id: await insertSeal(database, { ...body, agency: unit.id }, { personId: caller.personId, now }) };
    }),
    route(retireDocumentSeal, async ({ params, caller, now }) => {
      if (!(await retireSeal(database, params.sealId, { personId: caller.personId, now })))
        throw new Problem(PROBLEMS.notFound);
      return { id: params.sealId };
    }),
  ];
}

/** A picture that is torn would stop every paper that it is set under. */
async function canBeDrawn(home: string, sha256: string): Promise<boolean> {
  const bytes = await evidenceStore(home).get(sha256);
  return (
    bytes !== null &&
    (await sharp(bytes)
      .stats()
      .then(
        () => true,
        () => false,
      ))
  );
}

function headOf({ form, kind }: Shipped, head: TemplateVersion | undefined) {
  const { code, name, layout, series } = form;
  return {
    ...{ form: code, name, layout, series },
    kind: kind.procedure.label,
    version: head?.version ?? 0,
    changedAt: head?.createdAt ?? null,
    changedBy: head?.createdBy ?? null,
  };
}
