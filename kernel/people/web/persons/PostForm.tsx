import type { PlainDate } from "#base/plain-date.ts";
import { createPost, updatePost } from "#kernel/people/contract.ts";
import { POST_ROLES, type Post, ROLES } from "#kernel/people/model/public.ts";
import { useToast } from "#ui/controls/toast.tsx";
import type { FieldSpec } from "#ui/fields/field.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { useSend } from "#ui/use-call.ts";
import { divisionOptions, unitOptions, useDivisions, useUnits } from "../parts/use-units.ts";
import { PERSON_ANSWERS, type PersonDetail } from "./detail.ts";

const TITLE: FieldSpec = { name: "title", label: "岗位名称", type: "text", isRequired: true, hint: "如 值班长二席" };
const LAST_DAY: FieldSpec = {
  name: "validTo",
  label: "止日",
  type: "date",
  isRequired: false,
  hint: "含当天；不定就空着",
};
const PRIMARY: FieldSpec = {
  name: "isPrimary",
  label: "主岗",
  type: "yesNo",
  isRequired: true,
  hint: "登录后先用哪一个；一人一个",
};

interface NewPostFormProps {
  readonly person: PersonDetail;
  readonly today: PlainDate;
  readonly onClose: () => void;
}

export function NewPostForm({ person, today, onClose }: NewPostFormProps) {
  const { units } = useUnits();
  const { divisions } = useDivisions();
  const create = useSend(createPost, PERSON_ANSWERS);
  const toast = useToast();
  const fields: readonly FieldSpec[] = [
    {
      name: "role",
      label: "岗位",
      type: "choice",
      isRequired: true,
      options: POST_ROLES.map((value) => ({ value, label: ROLES[value] })),
    },
    { name: "unitId", label: "单位", type: "choice", isRequired: true, options: unitOptions(units) },
    TITLE,
    {
      name: "divisionCode",
      label: "管到哪里",
      type: "choice",
      isRequired: false,
      hint: "空着就是单位所在的区划",
      options: divisionOptions(divisions),
    },
    { name: "validFrom", label: "起日", type: "date", isRequired: true },
    LAST_DAY,
    PRIMARY,
  ];
  return (
    <div className="panel-box">
      <EditForm
        draftKey={`people.post.new.${person.id}`}
        fields={fields}
        initial={{ validFrom: today, isPrimary: !person.posts.some((post) => post.isPrimary) }}
        schema={createPost.body}
        send={(body) => create.mutateAsync({ params: { id: person.id }, body })}
        onDone={() => {
          toast.done("已任岗");
          onClose();
        }}
        sendLabel="任岗"
        onCancel={onClose}
      />
    </div>
  );
}

/** A post keeps its person, role and unit for ever; a change of those is a new post. */
export function PostForm({ post, onClose }: { readonly post: Post; readonly onClose: () => void }) {
  const update = useSend(updatePost, PERSON_ANSWERS);
  const toast = useToast();
  return (
    <div className="panel-box grow">
      <EditForm
        draftKey={`people.post.${post.id}`}
        fields={[TITLE, LAST_DAY, PRIMARY]}
        initial={{ title: post.title, validTo: post.validTo, isPrimary: post.isPrimary }}
        schema={updatePost.body}
        send={(body) => update.mutateAsync({ params: { id: post.id }, body })}
        onDone={() => {
          toast.done("岗位已保存");
          onClose();
        }}
        sendLabel="保存"
        onCancel={onClose}
      >
        <p className="panel-note">岗位类别和单位不能改：办过的事都记着它。要换，请结束这个，再任新岗。</p>
      </EditForm>
    </div>
  );
}
