import { getDeskRules } from "#capabilities/hotline/contract.ts";
import type { MatterPage } from "#kernel/matter/contract.ts";
import { originalUrl } from "#kernel/matter/web/public.ts";
import { KeyValue } from "#ui/controls/parts.tsx";
import { useCall } from "#ui/use-call.ts";
import { EntryList } from "./EntryList.tsx";
import { detailOf, entriesOf } from "./order-parts.ts";

const SHOWN = ["满意程度", "是否解决", "不满意原因", "诉求人自评", "回访疑点", "抽样复访", "重办", "申诉剔除"];
const ACTS = ["visit", "rate", "report_pressure", "redo", "close_unsatisfied", "ask_exclusion"];

/** 回访: what was tried and answered so far, and what a call must show to count. */
export function CallBackColumn({ page }: { readonly page: MatterPage }) {
  const { visitRound = 1, unreachedCount = 0 } = detailOf(page);
  const entries = entriesOf(page, ACTS);
  const calls = page.evidence.filter(({ mediaType }) => mediaType.startsWith("audio/"));
  return (
    <section className="order-column" aria-label="回访">
      <h3>回访</h3>
      {page.row.state === "visiting" && <HowToCall isSecond={visitRound > 1} unreached={unreachedCount} />}
      <KeyValue
        items={page.fields.filter(({ label }) => SHOWN.includes(label)).map(({ label, value }) => [label, value])}
      />
      {calls.map(({ sha256 }) => (
        // biome-ignore lint/a11y/useMediaCaption: a recorded call has no captions; what was answered stands in the record beside it.
        <audio key={sha256} controls preload="none" src={originalUrl(sha256)} aria-label="通话录音" />
      ))}
      {entries.length > 0 && <EntryList label="回访经过" entries={entries} />}
    </section>
  );
}

function HowToCall({ isSecond, unreached }: { readonly isSecond: boolean; readonly unreached: number }) {
  const { data: rules } = useCall(getDeskRules, {});
  return (
    <div className="order-note">
      <ul>
        {isSecond && <li className="strong">这是抽样复访：由第一次回访以外的人打，不提第一次的回答。</li>}
        <li>先问满不满意，再问解决没解决，两个答案分开记。</li>
        {rules && (
          <li>
            附通话录音，不短于 {rules.recordingMinimumSeconds} 秒，与填写的时长相差不超过{" "}
            {rules.recordingToleranceSeconds} 秒；拨打的须是诉求人留下的号码。
          </li>
        )}
        {rules && (
          <li>
            未接通不等于满意：{rules.unreachedVisits} 次未接通才办结，已有 {unreached} 次。
          </li>
        )}
      </ul>
    </div>
  );
}
