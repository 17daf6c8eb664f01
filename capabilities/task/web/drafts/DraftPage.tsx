import "../parts/parts.css";
import "../plan/plan.css";
import "./drafts.css";
import "./editor.css";
import { useParams } from "react-router";
import { ButtonLink } from "#ui/controls/Button.tsx";
import { JobProgress } from "#ui/controls/JobProgress.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import type { DraftPage as Draft } from "../../contract.ts";
import { DraftEditor } from "./DraftEditor.tsx";
import { useDraftPage } from "./use-draft-page.ts";

/** One document: being read, unreadable, to be corrected, being published, or published. */
export default function DraftPage() {
  const { draftId = "" } = useParams();
  const desk = useDraftPage(draftId);
  const { data, error, refetch } = desk.draft;
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting label="正在取方案" />;
  if (data.state === "read") return <DraftEditor draft={data} desk={desk} />;
  return (
    <div className="draft-waiting">
      <h1>{data.title ?? data.fileName}</h1>
      <Standing draft={data} />
      <p className="row">
        <ButtonLink look="plain" to="/console/task/drafts">
          回到方案文件
        </ButtonLink>
      </p>
    </div>
  );
}

function Standing({ draft }: { readonly draft: Draft }) {
  if (draft.state === "reading") return <JobProgress label="正在识别" state="running" done={0} total={null} />;
  if (draft.state === "unreadable")
    return (
      <EmptyState title="这份文件没有读成">
        {draft.message ?? "文件已留存，可以换一种格式再传，或者粘贴文字。"}
      </EmptyState>
    );
  const { published } = draft;
  return (
    <JobProgress
      label={draft.state === "published" ? "已发布" : "正在建立任务"}
      state={draft.state === "published" ? "done" : "running"}
      done={published?.done ?? 0}
      total={published?.total ?? null}
      outcome={`${published?.total ?? 0} 项任务已建立`}
    >
      {published && (
        <p className="row">
          <ButtonLink look="filled" to={`/console/task/plans/${published.planId}`}>
            看方案进展
          </ButtonLink>
        </p>
      )}
    </JobProgress>
  );
}
