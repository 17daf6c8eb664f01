import { plainDateOf } from "#base/plain-date.ts";
import { addClass, getReportCatalogue } from "#capabilities/report/contract.ts";
import { useToast } from "#ui/controls/toast.tsx";
import type { FormValue } from "#ui/fields/FormFields.tsx";
import { useNow } from "#ui/now.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { SidePanel } from "#ui/register/SidePanel.tsx";
import { useSend } from "#ui/use-call.ts";
import { NEW_CLASS_FIELDS } from "./catalogue-fields.ts";

interface NewClassPanelProps {
  readonly onClose: () => void;
  /** Goes on to the class: conditions have to be added next. */
  readonly onMade: (key: string) => void;
}

export function NewClassPanel({ onClose, onMade }: NewClassPanelProps) {
  const today = plainDateOf(useNow());
  const add = useSend(addClass, [getReportCatalogue]);
  const toast = useToast();
  return (
    <SidePanel title="增加小类" onClose={onClose} width={560}>
      <EditForm
        draftKey="report.class.new"
        fields={NEW_CLASS_FIELDS}
        initial={{ isLocal: true, isConfirmed: false, validFrom: today }}
        schema={addClass.body}
        inputOf={classOf}
        send={(body) => add.mutateAsync({ body })}
        onDone={({ key }) => {
          toast.done("小类已增加，接着写立案条件");
          onMade(key);
        }}
        sendLabel="增加小类"
        onCancel={onClose}
      />
    </SidePanel>
  );
}

function classOf({ kind, code, ...rest }: FormValue): unknown {
  return { ...rest, key: `${kind}:${code}` };
}
