import { z } from "zod";
import { addDays, plainDateOf } from "#base/plain-date.ts";
import { useToast } from "#ui/controls/toast.tsx";
import { useNow } from "#ui/now.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { useSend } from "#ui/use-call.ts";
import { listSchemes, publishScheme } from "../../contract.ts";

/** From which day: usually the first of a month, so that no period has two. */
export function PublishForm({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const today = plainDateOf(useNow());
  const { mutateAsync } = useSend(publishScheme, [listSchemes]);
  const toast = useToast();
  const nextMonth = `${addDays(`${today.slice(0, 7)}-01` as typeof today, 31).slice(0, 7)}-01`;
  return (
    <EditForm
      draftKey={`evaluation.publish.${id}`}
      fields={[
        {
          name: "effectiveFrom",
          label: "自哪一天起",
          type: "date",
          isRequired: true,
          hint: "这一天以后开始的期间才按它评分；发布以后不能再改",
        },
      ]}
      initial={{ effectiveFrom: nextMonth }}
      schema={publishScheme.body ?? z.unknown()}
      sendLabel="发布"
      send={(input) => mutateAsync({ params: { id }, body: input as { effectiveFrom: string } })}
      onDone={() => {
        toast.done("方案已发布");
        onClose();
      }}
      onCancel={onClose}
    />
  );
}
