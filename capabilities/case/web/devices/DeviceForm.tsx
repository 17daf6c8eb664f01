import type { FieldOption, FieldSpec } from "#ui/fields/field.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { useSend } from "#ui/use-call.ts";
import { enterDevice, listDevices, type RegisteredDevice } from "../../contract.ts";

interface DeviceFormProps {
  /** Null: a new one. */
  readonly device: RegisteredDevice | null;
  /** To choose from for a new one; a device does not move to another county. */
  readonly districts?: readonly FieldOption[];
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const date = (name: string, label: string, hint?: string): FieldSpec => ({
  ...{ name, label, type: "date", isRequired: false, hint },
});
const text = (name: string, label: string, isRequired: boolean, hint?: string): FieldSpec => ({
  ...{ name, label, type: "text", isRequired, hint },
});

/** A device as it stands; entering it again adds a version and never changes one. */
export function DeviceForm({ device, districts = [], onDone, onCancel }: DeviceFormProps) {
  const put = useSend(enterDevice, [listDevices]);
  const fields: FieldSpec[] = [
    ...(device
      ? []
      : [
          text("number", "设备编号", true),
          { name: "divisionCode", label: "区", type: "choice", isRequired: true, options: districts } as const,
        ]),
    text("name", "名称", true),
    text("place", "设置地点", true, "公布之后向社会公示"),
    text("reviewNumber", "法制和技术审核文号", false),
    date("legallyReviewedOn", "法制审核"),
    date("technicallyReviewedOn", "技术审核"),
    date("publishedOn", "公布设置地点"),
    date("activeFrom", "启用"),
    date("inspectedOn", "检定日", "不计量的设备不填"),
    date("inspectedUntil", "检定有效期至"),
    {
      ...{ name: "maintenance", label: "检修", type: "rows", isRequired: false },
      hint: "检修期间的记录不能使用；没有结束的不填止日",
      columns: [
        { name: "from", label: "起日", type: "date", isRequired: true },
        { name: "to", label: "止日", type: "date", isRequired: false },
      ],
    },
    date("retiredOn", "停用"),
    text("note", "说明", false),
  ];
  const initial = {
    ...{ name: device?.name ?? "", place: device?.place ?? "", reviewNumber: device?.reviewNumber ?? "" },
    legallyReviewedOn: device?.legallyReviewedOn ?? null,
    technicallyReviewedOn: device?.technicallyReviewedOn ?? null,
    ...{ publishedOn: device?.publishedOn ?? null, activeFrom: device?.activeFrom ?? null },
    ...{ inspectedOn: device?.inspectedOn ?? null, inspectedUntil: device?.inspectedUntil ?? null },
    maintenance: device?.maintenance.map((span) => ({ ...span })) ?? [],
    ...{ retiredOn: device?.retiredOn ?? null, note: "" },
  };
  return (
    <EditForm
      draftKey={`case.device.${device ? `${device.number}.${device.revision}` : "new"}`}
      fields={fields}
      initial={initial}
      schema={enterDevice.body}
      inputOf={({ reviewNumber, maintenance, ...rest }) => ({
        ...EMPTY_DAYS,
        ...(device && { number: device.number, divisionCode: device.divisionCode }),
        ...rest,
        reviewNumber: reviewNumber ?? "",
        maintenance: Array.isArray(maintenance)
          ? maintenance.map((row) => ({ to: null, ...(row as { readonly from: string }) }))
          : [],
      })}
      send={(body) => put.mutateAsync({ body })}
      onDone={onDone}
      onCancel={onCancel}
      sendLabel="登记"
    />
  );
}

/** A day that is not filled in is none. */
const EMPTY_DAYS = {
  ...{ legallyReviewedOn: null, technicallyReviewedOn: null, publishedOn: null, activeFrom: null },
  ...{ inspectedOn: null, inspectedUntil: null, retiredOn: null },
};
