import { Pencil } from "lucide-react";
import { useState } from "react";
import { updatePerson } from "#kernel/people/contract.ts";
import { PERSON_STATUSES } from "#kernel/people/model/persons.ts";
import { Button } from "#ui/controls/Button.tsx";
import { KeyValue } from "#ui/controls/parts.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import type { FormValue } from "#ui/fields/FormFields.tsx";
import { EditForm } from "#ui/register/EditForm.tsx";
import { PanelSection } from "#ui/register/SidePanel.tsx";
import { useSend } from "#ui/use-call.ts";
import { PERSON_ANSWERS, type PersonDetail } from "./detail.ts";
import { Phone } from "./Phone.tsx";
import { PERSONAL_FIELDS, personFields } from "./person-fields.ts";

/** 姓名、工号、登录名、手机. */
export function ProfileSection({ person }: { readonly person: PersonDetail }) {
  const [isEditing, setEditing] = useState(false);
  const update = useSend(updatePerson, PERSON_ANSWERS);
  const toast = useToast();
  if (isEditing) {
    return (
      <PanelSection title="修改资料">
        <EditForm
          draftKey={`people.person.${person.id}`}
          fields={personFields(person.phoneMasked ? `现为 ${person.phoneMasked}，不改就空着` : "加密保存")}
          initial={{ name: person.name, badgeNumber: person.badgeNumber, signInName: person.signInName }}
          schema={updatePerson.body}
          inputOf={changesOf}
          unkept={PERSONAL_FIELDS}
          send={(body) => update.mutateAsync({ params: { id: person.id }, body })}
          onDone={() => {
            setEditing(false);
            toast.done("资料已保存");
          }}
          sendLabel="保存"
          onCancel={() => setEditing(false)}
        />
      </PanelSection>
    );
  }
  return (
    <PanelSection
      title="资料"
      more={
        <Button look="plain" size="small" icon={Pencil} onClick={() => setEditing(true)}>
          修改
        </Button>
      }
    >
      <KeyValue
        items={[
          ["姓名", person.name],
          ["状态", PERSON_STATUSES[person.status]],
          ["工号", person.badgeNumber ?? "没有登记"],
          ["登录名", person.signInName ?? "没有账号"],
          ["手机", person.phoneMasked ? <Phone key="phone" person={person} /> : "没有登记"],
        ]}
      />
    </PanelSection>
  );
}

/** An empty phone is left as it is: the page does not know it. An empty badge number is taken away. */
function changesOf(value: FormValue): unknown {
  const { name = null, badgeNumber = null, signInName = null, phone } = value;
  return { name, badgeNumber, signInName, ...(phone ? { phone } : {}) };
}
