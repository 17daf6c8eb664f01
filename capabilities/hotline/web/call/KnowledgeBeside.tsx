import { BookOpenText } from "lucide-react";
import { listKnowledge } from "#capabilities/hotline/contract.ts";
import { useSettled } from "#kernel/matter/web/public.ts";
import { useCall } from "#ui/use-call.ts";

const SETTLE_MS = 300;
const SHOWN = 4;
/** The endpoint takes no more. */
const MOST_CHARACTERS = 400;

/** 知识库: items in force that are like what is being said. */
export function KnowledgeBeside({ spoken }: { readonly spoken: string }) {
  const words = useSettled(spoken.trim().slice(0, MOST_CHARACTERS), SETTLE_MS);
  const isEnabled = words.length > 1;
  const { data } = useCall(listKnowledge, { query: { spoken: words, limit: SHOWN } }, { isEnabled, keepsFormer: true });
  const items = isEnabled ? (data?.items ?? []) : [];
  return (
    <section className="beside" aria-label="知识库">
      <h2>
        <BookOpenText size={16} strokeWidth={1.5} aria-hidden /> 知识库 {items.length > 0 && `${items.length} 条相近`}
      </h2>
      {!isEnabled && <p className="muted t13">写下诉求内容，相近的答复口径会出现在这里。</p>}
      {isEnabled && data && items.length === 0 && <p className="muted t13">没有相近的现行条目。</p>}
      {items.map((item) => (
        <details key={item.id} open={items.length === 1 || undefined}>
          <summary>{item.question}</summary>
          <p>{item.answer}</p>
          <p className="faint t12">
            {item.unitName}　有效至 {item.validUntil}　已被引用 {item.useCount} 次
          </p>
        </details>
      ))}
    </section>
  );
}
