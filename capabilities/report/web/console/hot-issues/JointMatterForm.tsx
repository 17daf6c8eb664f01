import { useState } from "react";
import { useNavigate } from "react-router";
import type { z } from "zod";
import { getHotIssue, type HotIssueAnswer, listHotIssues, makeJointMatter } from "#capabilities/report/contract.ts";
import { matterPath } from "#kernel/matter/web/public.ts";
import type { CallOutput } from "#ui/call.ts";
import { useToast } from "#ui/controls/toast.tsx";
import { EditForm } from "#ui/register/EditForm.tsx";
import { SidePanel } from "#ui/register/SidePanel.tsx";
import { newRequestId } from "#ui/request-id.ts";
import { useSend } from "#ui/use-call.ts";
import { jointDescription } from "./words.ts";

interface JointMatterFormProps {
  readonly issue: HotIssueAnswer;
  readonly members: CallOutput<typeof getHotIssue>["members"];
  readonly onClose: () => void;
}

/** 联合办理: one report for the cause; the messages keep their numbers, their clocks and their answers. */
export function JointMatterForm({ issue, members, onClose }: JointMatterFormProps) {
  const toast = useToast();
  const navigate = useNavigate();
  // Sent again after a lost answer it is the same report.
  const [requestId] = useState(newRequestId);
  const { mutateAsync } = useSend(makeJointMatter, [getHotIssue, listHotIssues]);
  const numbers = members.flatMap((member) => member.number ?? []);
  return (
    <SidePanel title="联合办理" onClose={onClose}>
      <p className="panel-note">
        登记一件新的案卷，关联这 {members.length} 件诉求。各件诉求的编号、时限和答复不变，新案卷查办共同的原因。
      </p>
      <EditForm<NonNullable<(typeof makeJointMatter)["body"]>, CallOutput<typeof makeJointMatter>>
        draftKey={`report.joint.${issue.id}`}
        fields={[{ name: "description", label: "要办理的问题", type: "longText", isRequired: true }]}
        initial={{ description: jointDescription(issue, numbers) }}
        schema={makeJointMatter.body}
        inputOf={(value) => ({ ...value, requestId })}
        send={(body: z.output<NonNullable<(typeof makeJointMatter)["body"]>>) =>
          mutateAsync({ params: { id: issue.id }, body })
        }
        sendLabel="登记联合办理案卷"
        onCancel={onClose}
        onDone={({ matterId, number, linked }) => {
          toast.done(`已登记 ${number ?? ""}，关联 ${linked} 件诉求`);
          void navigate(matterPath(matterId));
        }}
      />
    </SidePanel>
  );
}
