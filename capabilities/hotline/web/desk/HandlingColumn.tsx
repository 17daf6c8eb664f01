import type { MatterPage } from "#kernel/matter/contract.ts";
import { isPhoto, photoOf, photosInOrder } from "#kernel/matter/web/public.ts";
import { KeyValue } from "#ui/controls/parts.tsx";
import { useNow } from "#ui/now.ts";
import { PhotoStrip } from "#ui/work/photos.tsx";
import { EntryList } from "./EntryList.tsx";
import { entriesOf } from "./order-parts.ts";

const SHOWN = ["首问负责人", "首次联系", "源头治理、调解", "转办案卷", "案卷结果", "延期申请"];
const ACTS = [
  "assign",
  "sign",
  "contact",
  "send_back",
  "accept_return",
  "reject_return",
  "ask_extension",
  "grant_extension",
  "decline_extension",
  "to_report",
  "link_report",
  "report_ended",
  "supervise",
  "reply_supervision",
  "submit_reply",
  "pass_unit_review",
  "pass_office_review",
  "send_reply_back",
  "redo",
  "comment",
];
/** The reply itself stands beside it. */
const WORDLESS = ["submit_reply"];

/** 办理: every contact and step, the photographs, the report it became. */
export function HandlingColumn({ page }: { readonly page: MatterPage }) {
  const now = useNow();
  const photos = photosInOrder(page.evidence).filter(isPhoto);
  const entries = entriesOf(page, ACTS);
  return (
    <section className="order-column" aria-label="办理经过和证据">
      <h3>办理经过和证据</h3>
      <KeyValue
        items={page.fields.filter(({ label }) => SHOWN.includes(label)).map(({ label, value }) => [label, value])}
      />
      {photos.length > 0 && <PhotoStrip photos={photos.map((one) => photoOf(one, now))} />}
      {entries.length > 0 ? (
        <EntryList label="办理经过" entries={entries} wordless={WORDLESS} />
      ) : (
        <p className="muted t13">还没有派给承办单位。</p>
      )}
    </section>
  );
}
