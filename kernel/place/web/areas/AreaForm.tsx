import { unitOptions, useDivisions, useUnits } from "#kernel/people/web/public.ts";
import { getLayer, listAreasEndpoint, saveArea } from "#kernel/place/contract.ts";
import { useToast } from "#ui/controls/toast.tsx";
import type { FieldSpec } from "#ui/fields/field.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { useSend } from "#ui/use-call.ts";
import type { Area } from "../parts/use-areas.ts";

interface AreaFormProps {
  readonly area: Area | null;
  /** Chosen on the map. */
  readonly cells: readonly string[];
  readonly kinds: readonly { readonly kind: string; readonly label: string }[];
  /** @param code the area to show next */
  readonly onClose: (code: string | null) => void;
}

/** Name, kind, unit and the reason beside the map on which the cells are chosen. */
export function AreaForm({ area, cells, kinds, onClose }: AreaFormProps) {
  const { units } = useUnits();
  const { divisions } = useDivisions();
  const save = useSend(saveArea, [listAreasEndpoint, getLayer]);
  const toast = useToast();
  const code: FieldSpec = { name: "code", label: "编码", type: "text", isRequired: true, hint: "建好后不能改" };
  const fields: readonly FieldSpec[] = [
    ...(area ? [] : [code]),
    { name: "name", label: "名称", type: "text", isRequired: true },
    {
      name: "kind",
      label: "种类",
      type: "choice",
      isRequired: true,
      options: kinds.map(({ kind, label }) => ({ value: kind, label })),
    },
    {
      name: "divisionCode",
      label: "由哪里管理",
      type: "choice",
      isRequired: true,
      options: divisions
        .filter(({ level }) => level !== "community" && level !== "province")
        .map((division) => ({ value: division.code, label: division.name, hint: division.code })),
    },
    { name: "unitId", label: "负责单位", type: "choice", isRequired: false, options: unitOptions(units) },
    { name: "reason", label: "调整的原因", type: "text", isRequired: true, hint: "记入变更记录" },
  ];
  async function undo(former: Area) {
    const { code: known, ...body } = former;
    await save
      .mutateAsync({ params: { code: known }, body: { ...body, reason: "撤销刚才的调整" } })
      .catch(toast.problem);
  }
  return (
    <div className="register-sheet">
      <h2 className="t16 strong">{area ? `调整“${area.name}”` : "新建责任区"}</h2>
      <p className="panel-note" style={{ margin: "4px 0 12px" }}>
        在地图上点网格放进或拿出，放大后能点到；现在有 {cells.length} 个单元网格。
      </p>
      <EditForm
        draftKey={`place.area.${area?.code ?? "new"}`}
        fields={fields}
        initial={area ? { name: area.name, kind: area.kind, divisionCode: area.divisionCode, unitId: area.unitId } : {}}
        schema={saveArea.body}
        inputOf={(value) => ({ ...value, unitId: value.unitId ?? null, cellCodes: cells })}
        send={(body, value) => save.mutateAsync({ params: { code: area?.code ?? String(value.code) }, body })}
        onDone={(saved) => {
          toast.done(
            `“${saved.name}”已保存，共 ${saved.cellCodes.length} 个网格`,
            area ? () => void undo(area) : undefined,
          );
          onClose(saved.code);
        }}
        sendLabel={area ? "保存责任区" : "新建责任区"}
        onCancel={() => onClose(area?.code ?? null)}
      />
    </div>
  );
}
