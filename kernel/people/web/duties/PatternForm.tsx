import { addDays, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { createDuties, listDuties, listPersons } from "#kernel/people/contract.ts";
import { useAreas } from "#kernel/place/web/public.ts";
import { useToast } from "#ui/controls/toast.tsx";
import type { FormValue } from "#ui/fields/FormFields.tsx";
import type { FieldSpec } from "#ui/fields/field.ts";
import { useNow } from "#ui/now.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { useCall, useSend } from "#ui/use-call.ts";
import { isHeld, postWords } from "../parts/words.ts";

interface PatternFormProps {
  /** Only posts of this unit are offered. */
  readonly unitId: string | null;
  readonly monday: PlainDate;
  readonly onClose: () => void;
}

const WEEKDAYS = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"].map((label, i) => ({
  value: String(i + 1),
  label,
}));

/** A weekly pattern for one post; each shift can be cancelled by itself afterwards. */
export function PatternForm({ unitId, monday, onClose }: PatternFormProps) {
  const today = plainDateOf(useNow());
  const persons = useCall(listPersons, { query: unitId ? { unitId } : {} });
  const { options: areaOptions } = useAreas();
  const create = useSend(createDuties, [listDuties]);
  const toast = useToast();
  const posts = (persons.data ?? []).flatMap((person) =>
    person.posts
      .filter((post) => isHeld(post, today) && (!unitId || post.unitId === unitId))
      .map((post) => ({ value: post.id, label: `${person.name}　${post.title}`, hint: postWords(post) })),
  );
  const fields: readonly FieldSpec[] = [
    { name: "postId", label: "谁", type: "choice", isRequired: true, options: posts },
    { name: "weekdays", label: "哪几天", type: "manyChoices", isRequired: true, options: WEEKDAYS },
    { name: "start", label: "上班", type: "text", isRequired: true, hint: "如 08:30" },
    { name: "end", label: "下班", type: "text", isRequired: true, hint: "早于上班就是次日" },
    { name: "from", label: "起日", type: "date", isRequired: true },
    { name: "to", label: "止日", type: "date", isRequired: true, hint: "含当天，一次最多一年" },
    {
      name: "areaCodes",
      label: "片区",
      type: "manyChoices",
      isRequired: false,
      hint: "空着就按本人的责任网格",
      options: areaOptions,
    },
  ];
  return (
    <EditForm
      draftKey="people.duties.new"
      fields={fields}
      initial={{
        weekdays: ["1", "2", "3", "4", "5"],
        start: "08:30",
        end: "17:30",
        from: monday > today ? monday : today,
        to: addDays(monday > today ? monday : today, 27),
      }}
      schema={createDuties.body}
      inputOf={dutiesOf}
      send={(body) => create.mutateAsync({ body })}
      onDone={({ count }) => {
        toast.done(count > 0 ? `排好 ${count} 个班` : "这些班都已经排过了");
        onClose();
      }}
      sendLabel="排班"
      onCancel={onClose}
    >
      <p className="panel-note">已有的、同时开始的班会保留，不会排重。节假日也照排，请另行取消。</p>
    </EditForm>
  );
}

function dutiesOf(value: FormValue): unknown {
  const [start, end] = [minuteOf(value.start), minuteOf(value.end)];
  const { postId = null, from = null, to = null } = value;
  return {
    postId,
    areaCodes: value.areaCodes ?? [],
    pattern: {
      weekdays: Array.isArray(value.weekdays) ? value.weekdays.map(Number) : [],
      startMinute: start,
      endMinute: end !== null && start !== null && end <= start ? end + 1440 : end,
      from,
      to,
    },
  };
}

/** Minutes after midnight; null for what is no time of day. */
function minuteOf(text: FormValue[string]): number | null {
  const match = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/.exec(typeof text === "string" ? text.trim() : "");
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}
