import { Pencil } from "lucide-react";
import { useState } from "react";
import { setBeat } from "#kernel/people/contract.ts";
import { useAreas } from "#kernel/place/web/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Chip } from "#ui/controls/parts.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { EditForm } from "#ui/register/EditForm.tsx";
import { PanelSection } from "#ui/register/SidePanel.tsx";
import { useSend } from "#ui/use-call.ts";
import { PERSON_ANSWERS, type PersonDetail } from "./detail.ts";

/** 责任网格: the areas that the person walks; the first is the one of main responsibility. */
export function BeatSection({ person }: { readonly person: PersonDetail }) {
  const [isEditing, setEditing] = useState(false);
  const { options, nameOf } = useAreas();
  const set = useSend(setBeat, PERSON_ANSWERS);
  const toast = useToast();
  const codes = person.areaCodes;
  const put = (areaCodes: string[]) => set.mutateAsync({ params: { id: person.id }, body: { areaCodes } });
  return (
    <PanelSection
      title="责任网格"
      more={
        !isEditing && (
          <Button look="plain" size="small" icon={Pencil} onClick={() => setEditing(true)}>
            调整
          </Button>
        )
      }
    >
      {isEditing ? (
        <EditForm
          draftKey={`people.beat.${person.id}`}
          fields={[
            {
              name: "areaCodes",
              label: "负责的片区",
              type: "manyChoices",
              isRequired: false,
              hint: "先选的一片为主责",
              options,
            },
          ]}
          initial={{ areaCodes: codes }}
          schema={setBeat.body}
          send={({ areaCodes }) => put(areaCodes)}
          onDone={() => {
            setEditing(false);
            toast.done("责任网格已调整", () => void put(codes).catch(toast.problem));
          }}
          sendLabel="保存"
          onCancel={() => setEditing(false)}
        />
      ) : codes.length === 0 ? (
        <p className="panel-note">没有片区。监督员有了片区，核查才会派到他。</p>
      ) : (
        <ul className="panel-lines">
          {codes.map((code, i) => (
            <li key={code}>
              <span className="grow">
                {nameOf(code)} <span className="t12 faint">{code}</span>
              </span>
              {i === 0 && <Chip>主责</Chip>}
            </li>
          ))}
        </ul>
      )}
    </PanelSection>
  );
}
