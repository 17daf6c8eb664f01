import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { createDelegation, getMe, listDelegations, listDirectory, listPersons } from "#kernel/people/contract.ts";
import { DelegationInputSchema } from "#kernel/people/model/rosters.ts";
import { useToast } from "#ui/controls/toast.tsx";
import type { FieldOption, FieldSpec } from "#ui/fields/field.ts";
import { useNow } from "#ui/now.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { useCall, useSend } from "#ui/use-call.ts";
import { isHeld, postWords } from "../parts/words.ts";

/** For one's own posts. */
export function OwnDelegationForm({ onClose }: { readonly onClose: () => void }) {
  const me = useCall(getMe, {});
  const own = (me.data?.posts ?? []).filter((post) => post.onBehalfOf === null);
  const options = own.map((post) => ({
    value: post.id,
    label: post.title,
    hint: `${post.roleLabel}·${post.unitName}`,
  }));
  return <DelegationForm options={options} ownerId={me.data?.person.id ?? null} onClose={onClose} />;
}

/** For the post of anybody in the administrator's division. */
export function AnyoneDelegationForm({ onClose }: { readonly onClose: () => void }) {
  const today = plainDateOf(useNow());
  const persons = useCall(listPersons, { query: {} });
  const options = (persons.data ?? []).flatMap((person) =>
    person.posts
      .filter((post) => isHeld(post, today))
      .map((post) => ({ value: post.id, label: `${person.name}　${post.title}`, hint: postWords(post) })),
  );
  return <DelegationForm options={options} ownerId={null} onClose={onClose} />;
}

interface DelegationFormProps {
  readonly options: readonly FieldOption[];
  /** Not offered as deputy. */
  readonly ownerId: string | null;
  readonly onClose: () => void;
}

function DelegationForm({ options, ownerId, onClose }: DelegationFormProps) {
  const today: PlainDate = plainDateOf(useNow());
  const directory = useCall(listDirectory, { query: {} });
  const create = useSend(createDelegation, [listDelegations]);
  const toast = useToast();
  // One line a person, although the directory has one a post.
  const deputies = new Map((directory.data ?? []).map((line) => [line.id, line]));
  const fields: readonly FieldSpec[] = [
    { name: "postId", label: "交出的岗位", type: "choice", isRequired: true, options },
    {
      name: "toPersonId",
      label: "由谁代理",
      type: "choice",
      isRequired: true,
      options: [...deputies.values()]
        .filter(({ id }) => id !== ownerId)
        .map(({ id, name, title, unitName }) => ({ value: id, label: name, hint: `${title}·${unitName}` })),
    },
    { name: "fromOn", label: "起日", type: "date", isRequired: true, hint: "从今天起，不能补办" },
    { name: "toOn", label: "止日", type: "date", isRequired: true, hint: "含当天，到期自动收回" },
    { name: "reason", label: "原因", type: "text", isRequired: true, hint: "如 年休假" },
  ];
  return (
    <EditForm
      draftKey={`people.delegation.${ownerId ?? "any"}`}
      fields={fields}
      initial={{ fromOn: today }}
      schema={DelegationInputSchema}
      send={(body) => create.mutateAsync({ body })}
      onDone={() => {
        toast.done("代理已办好，到起日自动生效");
        onClose();
      }}
      sendLabel="办理代理"
      onCancel={onClose}
    />
  );
}
