import { EditForm } from "#ui/register/EditForm.tsx";
import { SidePanel } from "#ui/register/SidePanel.tsx";
import { newRequestId } from "#ui/request-id.ts";
import type { DraftPage } from "../../contract.ts";
import { CorrectionSchema } from "../../model/draft/correction.ts";
import type { DraftDesk } from "./use-draft-page.ts";

interface AddTaskProps {
  readonly draft: DraftPage;
  readonly desk: DraftDesk;
  readonly onClose: () => void;
  readonly onAdded: (taskId: string) => void;
}

/** 补充任务: one that the document means and the reader did not tell apart. */
export function AddTask({ draft, desk, onClose, onAdded }: AddTaskProps) {
  const headings = [...new Set(draft.tasks.map((task) => task.heading).filter(Boolean))];
  return (
    <SidePanel title="补充任务" onClose={onClose}>
      <EditForm
        draftKey={`task.add.${draft.id}`}
        fields={[
          { name: "title", label: "任务", type: "longText", isRequired: true },
          {
            name: "heading",
            label: "列在哪个标题下",
            type: "choice",
            isRequired: false,
            options: headings.map((heading) => ({ value: heading, label: heading })),
          },
        ]}
        initial={{}}
        schema={CorrectionSchema}
        inputOf={(value) => ({
          kind: "add",
          taskId: `added-${newRequestId()}`,
          heading: value.heading ?? "",
          title: value.title ?? "",
        })}
        sendLabel="加上"
        send={async (correction) => {
          if (!(await desk.correct([correction]))) throw new Error("没有加上，见右下角的说明");
          return "taskId" in correction ? correction.taskId : "";
        }}
        onDone={onAdded}
        onCancel={onClose}
      />
    </SidePanel>
  );
}
