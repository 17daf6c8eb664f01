/** What typesetting costs: one paper of a case after another, beside an empty one; a dossier of 300 pages and more, by the page. */
import { shanghaiTime } from "#base/instant.ts";
import { CORE_FORMS } from "#capabilities/case/model/papers/index.ts";
import { sampleContent } from "#capabilities/case/model/papers/sample.ts";
import type { DossierPaper } from "#kernel/document/model/dossier/dossier-paper.ts";
import { type LegalPaper, legalPaper } from "#kernel/document/model/legal-paper.ts";
import { pageCount } from "#kernel/document/server/issued/rendition.ts";
import { type Template, typeset } from "#kernel/document/server/typeset.ts";
import { type Line, lineOf, measureBatch } from "../timing.ts";

const NOW = shanghaiTime("2026-11-18 10:00");
const ROUNDS = 5;
/** Five rounds of 200 are the thousand papers of a batch. */
const PAPERS = 200;
/** Two pages each. */
const PAPERS_OF_DOSSIER = 170;

export function paperLines(): readonly Line[] {
  const papers = CORE_FORMS.map((form, n) => paperOf(form, n));
  const one = measureBatch("paper of a case as PDF", ROUNDS, PAPERS, (n) =>
    set("legal-document", papers[n % papers.length]),
  );
  const empty: LegalPaper = { ...paperOf(CORE_FORMS[0], 0), blocks: [], verify: null };
  const blank = measureBatch("paper without words", ROUNDS, PAPERS, () => set("legal-document", empty));
  const dossier = dossierPaper();
  const pages = pageCount(set("dossier", dossier));
  const bound = measureBatch(`dossier of ${pages} pages, by the page`, 3, 1, (n) =>
    set("dossier", { ...dossier, number: `${dossier.number}-${n}` }),
  );
  return [
    lineOf(one, blank),
    lineOf({ ...bound, medianMs: bound.medianMs / pages }, { ...one, name: "paper by itself" }),
  ];
}

function set(template: Template, data: object | undefined): Buffer {
  return typeset({ template, data: data ?? {}, pictures: new Map(), now: NOW });
}

function paperOf(form: (typeof CORE_FORMS)[number] | undefined, n: number): LegalPaper {
  if (!form) throw new Error("there are no forms");
  return legalPaper({
    form,
    content: sampleContent(form),
    number: `第${n}号`,
    agencyName: "示范市衡川区城市管理综合行政执法局",
    signatures: [],
    standing: "issued",
    seal: null,
    verify: null,
  });
}

function dossierPaper(): DossierPaper {
  const forms = CORE_FORMS.filter(({ code }) => code === "DOC-26" || code === "DOC-34");
  const papers = Array.from({ length: PAPERS_OF_DOSSIER }, (_, n) => {
    const paper = paperOf(forms[n % forms.length], n);
    return { id: `paper-${n}`, bookmark: `${paper.name} ${paper.number}`, paper };
  });
  return {
    agency: "示范市衡川区城市管理综合行政执法局",
    number: "990102-20261012-E-00147",
    title: "未经核准擅自处置建筑垃圾",
    facts: [{ label: "卷内", value: `文书 ${papers.length} 件` }],
    contents: papers.map(({ id, paper }) => ({ id, name: paper.name, number: paper.number, on: "2026-11-18" })),
    papers,
    pictures: [],
  };
}
