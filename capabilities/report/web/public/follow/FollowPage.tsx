import "../public.css";
import { useParams } from "react-router";
import { getPublicReport } from "#capabilities/report/web/expected.ts";
import type { CallOutput } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Waiting } from "#ui/controls/states.tsx";
import { formatInstant } from "#ui/format.ts";
import { useCall } from "#ui/use-call.ts";
import { FollowForm } from "../FollowForm.tsx";
import { readFollowCode, writeFollowCode } from "../follow-code.ts";
import { PhotosOfStory } from "./PhotosOfStory.tsx";
import { PlainStory } from "./PlainStory.tsx";
import { RatingForm } from "./RatingForm.tsx";

/** While the page is open it looks again by itself. */
const EVERY_MS = 60_000;

export type FollowedReport = CallOutput<typeof getPublicReport>;

/** 办到哪一步: the story of one report in plain words. */
export default function FollowPage() {
  const { code: typed = "" } = useParams();
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
      <p className="muted">
        号码 {writeFollowCode(report.followCode)}　{formatInstant(report.reportedAt)} 反映
      </p>
      <h1>{report.title}</h1>
      <p className="follow-headline">
        <b>{headline}</b>
        {detail}
        {report.expectedAt && !report.isClosed && <span>　预计 {formatInstant(report.expectedAt)} 前办好。</span>}
      </p>
      <PhotosOfStory photos={report.photos} />
      <PlainStory report={report} />
      {report.mayRate && <RatingForm code={report.followCode} />}
    </div>
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
