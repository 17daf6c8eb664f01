export { type ActOutcome, type ActRequest, type Engine, kindOf, perform, performIn } from "./act.ts";
export { blankMatter } from "./blank-matter.ts";
export { type DetailTable, detailTable } from "./detail-table.ts";
export { appendKernelEntry, type KernelEntry } from "./kernel-entry.ts";
export {
  type AnyKind,
  type FactsFor,
  type KindDocuments,
  type MatterKind,
  matterKind,
  type PaperWanted,
  type PresentedField,
} from "./kind.ts";
export { linkMatters } from "./links.ts";
export { type PaperInPreview, papersInPreview } from "./preview/papers-in-preview.ts";
export { matterCondition, matterScope } from "./queries/filter.ts";
export { getMatterInScope, getMatterPage, getWholeMatter, seesAnyMatter } from "./queries/get-matter.ts";
export { countByLight, listMatterRows } from "./queries/list-matters.ts";
export { recomputeClocks, sweepRecomputations } from "./recompute.ts";
export { findMatter } from "./store.ts";
