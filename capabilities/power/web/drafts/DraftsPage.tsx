import { useState } from "react";
import { Button } from "#ui/controls/Button.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { EditForm } from "#ui/register/EditForm.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { useSession } from "#ui/session.ts";
import { useCall, useSend } from "#ui/use-call.ts";
import { listDrafts, listPowers, listRevisions, reviewEntry } from "../../contract.ts";
import { ENTRY_KINDS } from "../../model/entry.ts";
import { RevisionLine } from "../list/RevisionLine.tsx";
import { powerTabs } from "../tabs.ts";

/** 待审核的版本: a person other than the author approves or refuses each. */
export default function DraftsPage() {
  const drafts = useCall(listDrafts, {});
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <RegisterPage title="待审核的版本" tabs={powerTabs(useSession())}>
      {drafts.error ? (
        <ProblemState problem={drafts.error} onRetry={() => void drafts.refetch()} />
      ) : !drafts.data ? (
        <Waiting />
      ) : drafts.data.drafts.length === 0 ? (
        <EmptyState title="没有待审核的版本">
          起草的数额、职权和裁量基准在这里等待法制审核，通过后从生效日起使用。
        </EmptyState>
      ) : (
        <ul className="panel-lines" style={{ maxWidth: 860, margin: "16px 20px" }}>
          {drafts.data.drafts.map((draft) => (
            <li key={draft.id} style={{ display: "block" }}>
              <b className="medium">
                {ENTRY_KINDS[draft.kind]}：{draft.name}
              </b>
              <ul>
                <RevisionLine revision={draft} />
              </ul>
              {draft.isMine ? (
                <p className="t13 faint">这是你起草的，由其他法制审核人员审核。</p>
              ) : opened === draft.id && draft.id ? (
                <ReviewForm id={draft.id} onClose={() => setOpened(null)} />
              ) : (
                <Button onClick={() => setOpened(draft.id)}>审核</Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </RegisterPage>
  );
}

function ReviewForm({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const send = useSend(reviewEntry, [listDrafts, listPowers, listRevisions]);
  const toast = useToast();
  return (
    <EditForm
      draftKey={`power.review.${id}`}
      fields={[
        { name: "isApproved", label: "同意生效", type: "yesNo", isRequired: true },
        { name: "opinion", label: "审核意见", type: "longText", isRequired: true },
      ]}
      initial={{ isApproved: null, opinion: "" }}
      schema={reviewEntry.body}
      send={(body) => send.mutateAsync({ params: { id }, body })}
      onDone={() => {
        toast.done("审核意见已保存");
        onClose();
      }}
      sendLabel="提交审核意见"
      onCancel={onClose}
    />
  );
}
