import "#ui/public/parts.css";
import "./follow.css";
import { getPublicReport } from "#capabilities/report/model/surface/citizens.ts";
import { Button } from "#ui/controls/PlainButton.tsx";
import { Waiting } from "#ui/controls/states.tsx";
import { formatInstant } from "#ui/format.ts";
import { usePlace } from "#ui/public/router.tsx";
import { useCall } from "#ui/use-call.ts";
import { FollowForm } from "../FollowForm.tsx";
import { readFollowCode, writeFollowCode } from "../follow-code.ts";
import type { FollowedReport } from "./followed-report.ts";
import { PhotosOfStory } from "./PhotosOfStory.tsx";
import { PlainStory } from "./PlainStory.tsx";
import { RatingForm } from "./RatingForm.tsx";

/** While the page is open it looks again by itself. */
const EVERY_MS = 60_000;

/** 办到哪一步: the story of one report in plain words. */
export default function FollowPage() {
  const { code: typed = "" } = usePlace().params;
  const code = readFollowCode(typed);
  const { data, error, refetch } = useCall(
    getPublicReport,
    { params: { code: code ?? "" } },
    { isEnabled: code !== null, everyMs: EVERY_MS },
  );
  if (data) return <Followed report={data} />;
  if (code === null || error?.status === 404) return <NotFound typed={typed} />;
  if (!error) return <Waiting />;
  return (
    <div className="public-body">
      <h1>{error.isOffline ? "现在连不上网" : "现在查不了"}</h1>
      <p>{error.isOffline ? "连上网以后再试。你的号码没有丢。" : error.message}</p>
      <Button size="touch" look="filled" onClick={() => void refetch()}>
        再试一次
      </Button>
    </div>
  );
}

function Followed({ report }: { readonly report: FollowedReport }) {
  const { headline, detail } = splitHeadline(report.headline);
  return (
    <div className="public-body follow-page">
      <p className="follow-number">
        号码 {writeFollowCode(report.followCode)}　{formatInstant(report.reportedAt)} 反映
      </p>
      <h1 className="follow-title">{report.title}</h1>
      {report.address && report.address !== report.title && <p className="muted">{report.address}</p>}
      <p className="public-notice">
        <b>{headline}</b>
        {detail}
        {report.expectedAt && !report.isClosed && <span>　预计 {formatInstant(report.expectedAt)} 前办好。</span>}
      </p>
      <PhotosOfStory photos={report.photos} />
      <PlainStory report={report} />
      <Notices notices={report.notices} />
      {report.rating && (
        <p className="public-notice">
          你说{report.rating.isSolved ? "解决了" : "没有解决"}，打了 {report.rating.rating} 分。谢谢你告诉我们。
        </p>
      )}
      {report.mayRate && <RatingForm code={report.followCode} />}
    </div>
  );
}

/** What was sent to the person, as it was sent. */
function Notices({ notices }: { readonly notices: FollowedReport["notices"] }) {
  if (notices.length === 0) return null;
  return (
    <details className="notices no-print">
      <summary>告诉过你的 {notices.length} 条</summary>
      <ul>
        {notices.map((notice) => (
          <li key={notice.at + notice.text}>
            <span className="item-detail">{formatInstant(notice.at)}</span>
            {notice.text}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The first sentence stands out. */
function splitHeadline(text: string): { headline: string; detail: string } {
  const end = text.indexOf("。");
  return end < 0 ? { headline: text, detail: "" } : { headline: text.slice(0, end + 1), detail: text.slice(end + 1) };
}

function NotFound({ typed }: { readonly typed: string }) {
  return (
    <div className="public-body">
      <h1>没有找到这个号码</h1>
      <p>
        “{writeFollowCode(typed)}”查不到。号码是 10
        个字母和数字，请对照收到时的号码再输一次；通过热线反映的，请问接线员要号码。
      </p>
      <FollowForm />
    </div>
  );
}
