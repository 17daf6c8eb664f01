import { useState } from "react";
import { useNavigate } from "react-router";
import type { z } from "zod";
import { getHotIssue, type HotIssueAnswer, listHotIssues, makeTaskOfIssue } from "#capabilities/report/contract.ts";
import { ActSurroundings, matterPath } from "#kernel/matter/web/public.ts";
import type { CallOutput } from "#ui/call.ts";
import { useToast } from "#ui/controls/toast.tsx";
import { EditForm } from "#ui/register/EditForm.tsx";
import { SidePanel } from "#ui/register/SidePanel.tsx";
import { newRequestId } from "#ui/request-id.ts";
import { useSend } from "#ui/use-call.ts";
import { jointDescription } from "./words.ts";

interface IssueTaskFormProps {
  readonly issue: HotIssueAnswer;
  readonly members: CallOutput<typeof getHotIssue>["members"];
  readonly onClose: () => void;
}

/** 交办任务: the cause as a unit's task; the messages keep their numbers, their clocks and their answers. */
export function IssueTaskForm({ issue, members, onClose }: IssueTaskFormProps) {
  const toast = useToast();
  const navigate = useNavigate();
  // Sent again after a lost answer it is the same task.
  const [requestId] = useState(newRequestId);
  const { mutateAsync } = useSend(makeTaskOfIssue, [getHotIssue, listHotIssues]);
  const numbers = members.flatMap((member) => member.number ?? []);
  return (
    <SidePanel title="交办任务" onClose={onClose}>
      <p className="panel-note">交办一项任务，关联这 {members.length} 件诉求。各件诉求的编号、时限和答复不变。</p>
      <ActSurroundings>
        <EditForm<NonNullable<(typeof makeTaskOfIssue)["body"]>, CallOutput<typeof makeTaskOfIssue>>
          draftKey={`report.issue-task.${issue.id}`}
          fields={[
            { name: "title", label: "任务名称", type: "text", isRequired: true },
            { name: "content", label: "要求", type: "longText", isRequired: false },
            { name: "leadUnitId", label: "牵头单位", type: "unit", isRequired: true },
            { name: "dueOn", label: "完成期限", type: "date", isRequired: true },
          ]}
          initial={{
            title: `查办集中反映的问题：${issue.title}`.slice(0, 200),
            content: jointDescription(issue, numbers),
          }}
          schema={makeTaskOfIssue.body}
          inputOf={(value) => ({ ...value, requestId })}
          send={(body: z.output<NonNullable<(typeof makeTaskOfIssue)["body"]>>) =>
            mutateAsync({ params: { id: issue.id }, body })
          }
          sendLabel="交办"
          onCancel={onClose}
          onDone={({ matterId, number, linked }) => {
            toast.done(`已交办 ${number ?? ""}，关联 ${linked} 件诉求`);
            void navigate(matterPath(matterId));
          }}
        />
      </ActSurroundings>
    </SidePanel>
  );
}
