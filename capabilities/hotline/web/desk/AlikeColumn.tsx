import type { MatterPage } from "#kernel/matter/contract.ts";
import { KnowledgeBeside } from "../call/KnowledgeBeside.tsx";
import { EntryList } from "./EntryList.tsx";
import { detailOf, entriesOf } from "./order-parts.ts";

/** 派给谁、能不能当场答: what the house knows already about the question, and why a unit gave it back. */
export function AlikeColumn({ page }: { readonly page: MatterPage }) {
  const returns = entriesOf(page, ["send_back", "accept_return", "reject_return"]);
  return (
    <section className="order-column" aria-label="派件参考">
      <h3>派件参考</h3>
      {returns.length > 0 && <EntryList label="退回经过" entries={returns} />}
      <KnowledgeBeside spoken={`${page.row.title} ${detailOf(page).content ?? ""}`} />
    </section>
  );
}
