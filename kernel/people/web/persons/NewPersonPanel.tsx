import { useState } from "react";
import { createPerson, getPerson, listPersons } from "#kernel/people/contract.ts";
import { PersonInputSchema } from "#kernel/people/model/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { EditForm } from "#ui/register/EditForm.tsx";
import { SidePanel } from "#ui/register/SidePanel.tsx";
import { useSend } from "#ui/use-call.ts";
import { PasswordOnce } from "../parts/PasswordOnce.tsx";
import { PERSONAL_FIELDS, personFields } from "./person-fields.ts";

interface NewPersonPanelProps {
  readonly onClose: () => void;
  /** Goes on to the person: a post has to be given next. */
  readonly onMade: (personId: string) => void;
}

export function NewPersonPanel({ onClose, onMade }: NewPersonPanelProps) {
  const create = useSend(createPerson, [listPersons, getPerson]);
  const [made, setMade] = useState<{ readonly id: string; readonly password: string } | null>(null);
  return (
    <SidePanel title="新建人员" onClose={onClose}>
      {made ? (
        <>
          <PasswordOnce label="初始密码" password={made.password} />
          <p className="panel-note">账号已经建好。还没有岗位的人登录后什么也办不了，接着给他任岗。</p>
          <div className="edit-foot">
            <Button look="filled" onClick={() => onMade(made.id)}>
              去任岗
            </Button>
          </div>
        </>
      ) : (
        <EditForm
          draftKey="people.person.new"
          fields={personFields("加密保存，列表里只显示首尾")}
          initial={{}}
          schema={PersonInputSchema}
          unkept={PERSONAL_FIELDS}
          send={(body) => create.mutateAsync({ body })}
          onDone={setMade}
          sendLabel="新建人员和账号"
          onCancel={onClose}
        />
      )}
    </SidePanel>
  );
}
