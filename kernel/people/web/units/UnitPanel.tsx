import { useState } from "react";
import { Link } from "react-router";
import { plainDateOf } from "#base/plain-date.ts";
import { createUnit, listUnits, updateUnit } from "#kernel/people/contract.ts";
import { UNIT_KINDS, type Unit, type UnitInput } from "#kernel/people/model/public.ts";
import { UnitInputSchema } from "#kernel/people/model/units.ts";
import { Button } from "#ui/controls/Button.tsx";
import { KeyValue } from "#ui/controls/parts.tsx";
import { EmptyState } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import type { FieldSpec } from "#ui/fields/field.ts";
import { useNow } from "#ui/now.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { SidePanel } from "#ui/register/SidePanel.tsx";
import { useSend } from "#ui/use-call.ts";
import { divisionOptions, unitOptions, useDivisions, useUnits } from "../parts/use-units.ts";
import { termOf } from "../parts/words.ts";

interface UnitPanelProps {
  readonly unit: Unit | null;
  readonly isNew: boolean;
  readonly mayChange: boolean;
  readonly onClose: () => void;
}

/** One unit; its administrator changes it here. */
export function UnitPanel({ unit, isNew, mayChange, onClose }: UnitPanelProps) {
  const [isEditing, setEditing] = useState(isNew);
  const { byId } = useUnits();
  const { nameOf } = useDivisions();
  return (
    <SidePanel title={isNew ? "新建单位" : (unit?.name ?? "单位")} onClose={onClose}>
      {isEditing ? (
        <UnitForm unit={unit} onClose={() => (isNew ? onClose() : setEditing(false))} />
      ) : unit ? (
        <>
          <KeyValue
            items={[
              ["简称", unit.shortName],
              ["性质", unit.kinds.map((kind) => UNIT_KINDS[kind]).join("、")],
              ["部门编码", unit.code],
              ["区划", nameOf(unit.divisionCode)],
              ["上级", byId.get(unit.parentId ?? "")?.name ?? "没有上级"],
              ["值班电话", unit.dutyPhone ?? "没有登记"],
              ["地址", unit.address],
              ["有效", termOf(unit.validFrom, unit.validTo)],
            ]}
          />
          <div className="edit-foot" style={{ marginTop: 16 }}>
            {mayChange && <Button onClick={() => setEditing(true)}>修改</Button>}
            {mayChange && (
              <Link className="button" data-look="plain" to={`/console/people?unit=${unit.id}`}>
                看本单位人员
              </Link>
            )}
            <Link className="button" data-look="plain" to={`/console/duties?unit=${unit.id}`}>
              看排班
            </Link>
          </div>
        </>
      ) : (
        <EmptyState title="没有这个单位">它可能已经撤销，或者地址抄错了。</EmptyState>
      )}
    </SidePanel>
  );
}

function UnitForm({ unit, onClose }: { readonly unit: Unit | null; readonly onClose: () => void }) {
  const { units } = useUnits();
  const { divisions } = useDivisions();
  const today = plainDateOf(useNow());
  const create = useSend(createUnit, [listUnits]);
  const update = useSend(updateUnit, [listUnits]);
  const toast = useToast();
  const put = (id: string, body: UnitInput) => update.mutateAsync({ params: { id }, body });
  const fields: readonly FieldSpec[] = [
    { name: "name", label: "单位名称", type: "text", isRequired: true },
    { name: "shortName", label: "简称", type: "text", isRequired: true, hint: "列表里用，最长 20 字" },
    { name: "code", label: "部门编码", type: "text", isRequired: true },
    {
      name: "kinds",
      label: "性质",
      type: "manyChoices",
      isRequired: true,
      hint: "可多选",
      options: Object.entries(UNIT_KINDS).map(([value, label]) => ({ value, label })),
    },
    { name: "divisionCode", label: "区划", type: "choice", isRequired: true, options: divisionOptions(divisions) },
    {
      name: "parentId",
      label: "上级单位",
      type: "choice",
      isRequired: false,
      options: unitOptions(units.filter(({ id }) => id !== unit?.id)),
    },
    { name: "dutyPhone", label: "值班电话", type: "text", isRequired: false },
    { name: "address", label: "地址", type: "text", isRequired: false },
    { name: "validFrom", label: "起日", type: "date", isRequired: true },
    { name: "validTo", label: "止日", type: "date", isRequired: false, hint: "撤销的那一天；之后不再派给它" },
  ];
  return (
    <EditForm
      draftKey={`people.unit.${unit?.id ?? "new"}`}
      fields={fields}
      initial={unit ? { ...unit, kinds: [...unit.kinds] } : { validFrom: today }}
      schema={UnitInputSchema}
      send={async (body) => {
        await (unit ? put(unit.id, body) : create.mutateAsync({ body }));
      }}
      onDone={() => {
        toast.done(
          unit ? "单位已保存" : "单位已建好",
          unit ? () => void put(unit.id, unit).catch(toast.problem) : undefined,
        );
        onClose();
      }}
      sendLabel={unit ? "保存" : "新建单位"}
      onCancel={onClose}
    />
  );
}
