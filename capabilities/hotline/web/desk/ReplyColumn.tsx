import { TriangleAlert } from "lucide-react";
import { GATE_REASONS } from "#capabilities/hotline/model/labels.ts";
import type { MatterPage } from "#kernel/matter/contract.ts";
import { KeyValue } from "#ui/controls/parts.tsx";
import { detailOf, entriesOf } from "./order-parts.ts";

const SHOWN = ["结果类别", "诉求成因", "把关", "答复送出"];

/** 答复: as it stands, and what the gate wanted otherwise. */
export function ReplyColumn({ page }: { readonly page: MatterPage }) {
  const { replyText, gateReasons = [] } = detailOf(page);
  const sentBack = entriesOf(page, ["send_reply_back"]).at(-1);
  return (
    <section className="order-column" aria-label="答复">
      <h3>答复</h3>
      {sentBack && gateReasons.length > 0 && (
        <p className="order-note">
          <TriangleAlert size={16} strokeWidth={1.5} aria-hidden />
          <span>
            上次退改：{gateReasons.map((reason) => GATE_REASONS[reason]).join("、")}
            <span className="block muted">{sentBack.text}</span>
          </span>
        </p>
      )}
      {replyText ? (
        <p className="order-words">{replyText}</p>
      ) : (
        <p className="muted t13">还没有答复。提交后先由单位、再由业务处室把关，通过了才送给诉求人。</p>
      )}
      <KeyValue
        items={page.fields.filter(({ label }) => SHOWN.includes(label)).map(({ label, value }) => [label, value])}
      />
    </section>
  );
}
