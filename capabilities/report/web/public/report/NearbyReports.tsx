import { Check } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { listNearbyReports } from "#capabilities/report/model/surface/citizens.ts";
import type { CallOutput } from "#ui/call.ts";
import { Button } from "#ui/controls/PlainButton.tsx";
import { formatDistance, formatShort } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { useCall } from "#ui/use-call.ts";
import { changeDraft, type ReportDraft, useReportDraft } from "./draft.ts";
import { useJoin } from "./use-join.ts";

const SHOWN = 3;
type Nearby = CallOutput<typeof listNearbyReports>["reports"][number];

/** 有人报过了: what is open around. Who met the same joins it with one press, or reports on their own when there is more to say. */
export function NearbyReports({ point }: { readonly point: NonNullable<ReportDraft["position"]> }) {
  const { sameAs } = useReportDraft();
  const [openKey, setOpenKey] = useState<string | null>(null);
  const { data } = useCall(listNearbyReports, { query: point });
  const near = data?.reports.slice(0, SHOWN) ?? [];
  if (near.length === 0) return null;
  return (
    <section className="nearby" aria-label="附近正在办的">
      <h2>有人报过了？</h2>
      <ul className="public-list">
        {near.map((report) => {
          const key = report.number ?? report.reportedAt;
          const isOpen = openKey === key;
          return (
            <NearbyLine key={key} report={report} isOpen={isOpen} onToggle={() => setOpenKey(isOpen ? null : key)} />
          );
        })}
      </ul>
      {sameAs && <p className="muted">好的，接着写。办理时会和附近那件放在一起看。</p>}
    </section>
  );
}

interface NearbyLineProps {
  readonly report: Nearby;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function NearbyLine({ report, isOpen, onToggle }: NearbyLineProps) {
  const now = useNow();
  const { sameAs } = useReportDraft();
  const words = `${report.subject}（${formatDistance(report.metres)}外，${report.state}）`;
  return (
    <li className="public-item nearby-item">
      <div className="nearby-line">
        <span className="item-words">
          <span className="item-title">{report.subject}</span>
          <span className="item-detail">
            {formatDistance(report.metres)}外，{formatShort(report.reportedAt, now)} 反映，{report.state}
          </span>
        </span>
        <button type="button" className="same" aria-expanded={isOpen} onClick={onToggle}>
          {sameAs === words && <Check size={18} strokeWidth={1.5} aria-hidden />}
          我也遇到了
        </button>
      </div>
      {isOpen && (
        <JoinChoice
          report={report}
          onOwn={() => {
            changeDraft({ sameAs: words, classKey: report.classKey ?? undefined });
            onToggle();
          }}
        />
      )}
    </li>
  );
}

function JoinChoice({ report, onOwn }: { readonly report: Nearby; readonly onOwn: () => void }) {
  const { state, join } = useJoin();
  const box = useRef<HTMLDivElement>(null);
  // The foot of the page must not hide what has just opened.
  useEffect(() => {
    // Newer browsers answer with a promise, which is no way to tidy up after an effect.
    box.current?.scrollIntoView({ block: "center" });
  }, []);
  return (
    <div className="join-choice" ref={box}>
      {report.number !== null && (
        <p className="wide-button">
          <Button
            size="touch"
            look="filled"
            aria-disabled={state.kind === "sending" || undefined}
            onClick={() => state.kind !== "sending" && join(report.number ?? "", report.subject)}
          >
            {state.kind === "sending" ? "正在加入" : "加入这一件，给我号码"}
          </Button>
        </p>
      )}
      <p className="wide-button">
        <Button size="touch" onClick={onOwn}>
          情况不一样，我另外反映
        </Button>
      </p>
      <p className="muted" role="status">
        {state.kind === "failed" ? state.words : "加入以后不用再填，办到哪一步你都能查。"}
      </p>
    </div>
  );
}
