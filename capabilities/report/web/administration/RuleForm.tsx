import { plainDateOf } from "#base/plain-date.ts";
import { addResponsibility, listResponsibility } from "#capabilities/report/contract.ts";
import { unitOptions, useDivisions, useUnits } from "#kernel/people/web/public.ts";
import { useAreas } from "#kernel/place/web/public.ts";
import { useToast } from "#ui/controls/toast.tsx";
import type { FormValue } from "#ui/fields/FormFields.tsx";
import type { FieldOption, FieldSpec } from "#ui/fields/field.ts";
import { useNow } from "#ui/now.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { useSend } from "#ui/use-call.ts";
import { type ClassRow, KIND_WORDS, useCatalogue } from "./use-catalogue.ts";

/** Chosen, not left empty: a rule for everything everywhere must be meant. */
const ALL = "all";

/** Class × place → unit. */
export function RuleForm({ onClose }: { readonly onClose: () => void }) {
  const today = plainDateOf(useNow());
  const { classes } = useCatalogue();
  const { units } = useUnits();
  const { divisions } = useDivisions();
  const { options: areas } = useAreas();
  const add = useSend(addResponsibility, [listResponsibility]);
  const toast = useToast();
  const places: FieldOption[] = [
    { value: ALL, label: "全市" },
    ...divisions
      .filter(({ level }) => level === "district" || level === "street" || level === "community")
      .map(({ code, name }) => ({ value: code, label: name, hint: code, group: "区划" })),
    ...areas,
  ];
  const fields: readonly FieldSpec[] = [
    {
      name: "classPrefix",
      label: "类别",
      type: "choice",
      isRequired: true,
      options: prefixOptions(classes),
    },
    { name: "area", label: "区域", type: "choice", isRequired: true, options: places },
    { name: "unitId", label: "由谁负责", type: "choice", isRequired: true, options: unitOptions(units) },
    { name: "validFrom", label: "起日", type: "date", isRequired: true },
    { name: "validTo", label: "止日", type: "date", isRequired: false, hint: "含当天" },
    { name: "source", label: "来源", type: "text", isRequired: false, hint: "权责清单第几项；空着就显示待本机关确认" },
  ];
  return (
    <EditForm
      draftKey="report.rule.new"
      fields={fields}
      initial={{ validFrom: today }}
      schema={addResponsibility.body}
      inputOf={(value) => ({ ...value, classPrefix: wide(value.classPrefix), area: wide(value.area) })}
      send={(body) => add.mutateAsync({ body })}
      onDone={() => {
        toast.done("权责规则已增加，新派遣的照此办");
        onClose();
      }}
      sendLabel="增加规则"
      onCancel={onClose}
    />
  );
}

/** On the wire everything is the empty text. */
function wide(value: FormValue[string]): FormValue[string] {
  return value === ALL ? "" : value;
}

/** Kinds, then majors, then classes. */
function prefixOptions(classes: readonly ClassRow[]): FieldOption[] {
  const kinds = Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label: `全部${label}`, group: "全部" }));
  const majors = new Map(
    classes.map(({ kind, code, majorName }) => [
      `${kind}:${code.slice(0, 2)}`,
      { value: `${kind}:${code.slice(0, 2)}`, label: majorName, hint: KIND_WORDS[kind], group: "大类" },
    ]),
  );
  const single = classes.map(({ key, name, code, majorName }) => ({
    value: key,
    label: name,
    hint: code,
    group: majorName,
  }));
  return [{ value: ALL, label: "各类问题" }, ...kinds, ...majors.values(), ...single];
}
