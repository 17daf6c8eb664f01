import { Check } from "lucide-react";
import { listNearbyReports } from "#capabilities/report/model/surface/citizens.ts";
import { formatDistance, formatShort } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { useCall } from "#ui/use-call.ts";
import { changeDraft, type ReportDraft, useReportDraft } from "./draft.ts";

const SHOWN = 3;

/** 有人报过了: what is open around. 「我也遇到了」 still sends an own report; the desk merges, and everyone keeps a number. */
export function NearbyReports({ point }: { readonly point: NonNullable<ReportDraft["position"]> }) {
  const now = useNow();
  const { sameAs } = useReportDraft();
  const { data } = useCall(listNearbyReports, { query: point });
  const near = data?.reports.slice(0, SHOWN) ?? [];
  if (near.length === 0) return null;
  return (
    <section className="nearby" aria-label="附近正在办的">
      <h2>有人报过了？</h2>
      <ul className="public-list">
        {near.map((report) => {
          const words = `${report.subject}（${formatDistance(report.metres)}外，${report.state}）`;
          const isSame = sameAs === words;
          return (
            <li key={words + report.reportedAt} className="public-item">
              <span className="item-words">
                <span className="item-title">{report.subject}</span>
                <span className="item-detail">
                  {formatDistance(report.metres)}外，{formatShort(report.reportedAt, now)} 反映，{report.state}
                </span>
              </span>
              <button
                type="button"
                className="same"
                aria-pressed={isSame}
                onClick={() =>
                  changeDraft(isSame ? { sameAs: null } : { sameAs: words, classKey: report.classKey ?? undefined })
                }
              >
                {isSame && <Check size={18} strokeWidth={1.5} aria-hidden />}
                我也遇到了
              </button>
            </li>
          );
        })}
      </ul>
      {sameAs && <p className="muted">好的。再往下走两步就好，你会有自己的号码，办理时合在一起办。</p>}
    </section>
  );
}
