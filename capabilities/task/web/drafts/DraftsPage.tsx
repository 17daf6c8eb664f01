import "../parts/parts.css";
import "./drafts.css";
import { FileWarning } from "lucide-react";
import { Link } from "react-router";
import { urlOf } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Chip, Progress } from "#ui/controls/parts.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { formatShort } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { RegisterPage, Sheet } from "#ui/register/RegisterPage.tsx";
import { useCall } from "#ui/use-call.ts";
import { type DraftLine, getDraftFile, listDrafts } from "../../contract.ts";
import { fetchFile } from "../parts/fetch-file.ts";
import { TASK_TABS } from "../parts/tabs.ts";
import { UploadBox } from "./UploadBox.tsx";

/** While a document is being read or published, the list asks again. */
const REFRESH_MS = 2_000;

/** 方案文件: what was uploaded, what came of it. A file that cannot be read is kept and says why. */
export default function DraftsPage() {
  const { data, error, refetch } = useCall(listDrafts, {}, { everyMs: REFRESH_MS });
  return (
    <RegisterPage title="任务督办" note="上传方案，核对之后发布" tabs={TASK_TABS}>
      <Sheet label="上传方案">
        <UploadBox />
        {error ? (
          <ProblemState problem={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <Waiting />
        ) : data.drafts.length === 0 ? (
          <EmptyState title="还没有上传过方案">支持 .txt、.docx、.xlsx 和有文字的 .pdf，也可以直接粘贴。</EmptyState>
        ) : (
          <ul className="draft-list" aria-label="已上传的方案">
            {data.drafts.map((draft) => (
              <DraftItem key={draft.id} draft={draft} />
            ))}
          </ul>
        )}
      </Sheet>
    </RegisterPage>
  );
}

function DraftItem({ draft }: { readonly draft: DraftLine }) {
  const now = useNow();
  const toast = useToast();
  const isUnreadable = draft.state === "unreadable";
  const name = draft.title ?? draft.fileName;
  const fetchSource = () =>
    void fetchFile(urlOf(getDraftFile.path, { draftId: draft.id }), draft.fileName).catch(toast.problem);
  return (
    <li className="card draft-item">
      <div className="grow column">
        <span className="row">
          {isUnreadable ? (
            <b className="medium clip">{name}</b>
          ) : (
            <Link className="register-link clip" to={`/console/task/drafts/${draft.id}`}>
              {name}
            </Link>
          )}
          <Chip look={draft.state === "read" ? "accent" : "plain"}>{draft.stateLabel}</Chip>
        </span>
        {draft.message && (
          <span className="row draft-why t13" role={isUnreadable ? "alert" : undefined}>
            <FileWarning size={16} strokeWidth={1.5} aria-hidden />
            {draft.message}
          </span>
        )}
        <span className="t12 muted">
          {[
            draft.issuer,
            draft.number,
            isUnreadable || draft.state === "reading" ? null : `${draft.taskCount} 项任务`,
            draft.doubtCount > 0 ? `${draft.doubtCount} 处待核` : null,
            `${draft.uploadedBy} ${formatShort(draft.uploadedAt, now)} 上传`,
          ]
            .filter(Boolean)
            .join("，")}
        </span>
        {draft.state === "publishing" && draft.published && (
          <Progress
            value={draft.published.total > 0 ? draft.published.done / draft.published.total : 0}
            label={`${name} 发布进度`}
          />
        )}
      </div>
      <span className="row">
        <Button look="plain" size="small" onClick={fetchSource}>
          原件
        </Button>
        {draft.published && draft.state === "published" && (
          <Link className="t13" to={`/console/task/plans/${draft.published.planId}`}>
            看进展
          </Link>
        )}
      </span>
    </li>
  );
}
