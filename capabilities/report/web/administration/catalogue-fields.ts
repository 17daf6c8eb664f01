/** Fields of classes and filing conditions. */
import type { FieldSpec } from "#ui/fields/field.ts";

const CONFIRMED: FieldSpec = {
  name: "isConfirmed",
  label: "已由本机关确认",
  type: "yesNo",
  isRequired: true,
  hint: "核对过正式文件才选是",
};
const SOURCE: FieldSpec = {
  name: "source",
  label: "来源",
  type: "text",
  isRequired: false,
  hint: "哪份文件、第几条；空着就显示待本机关确认",
};
const VALID_FROM: FieldSpec = { name: "validFrom", label: "起日", type: "date", isRequired: true };

export const RETIRE_FIELD: FieldSpec = {
  name: "isRetired",
  label: "停用",
  type: "yesNo",
  isRequired: false,
  hint: "自起日起不能再选",
};

export const CLASS_FIELDS: readonly FieldSpec[] = [
  { name: "name", label: "小类名称", type: "text", isRequired: true },
  { name: "majorName", label: "大类名称", type: "text", isRequired: true },
  { name: "legacyCode", label: "旧编号", type: "text", isRequired: false, hint: "导入旧数据时对照" },
  { name: "departmentHint", label: "通常由谁办", type: "text", isRequired: false },
  CONFIRMED,
  SOURCE,
  VALID_FROM,
];

export const NEW_CLASS_FIELDS: readonly FieldSpec[] = [
  {
    name: "kind",
    label: "类型",
    type: "choice",
    isRequired: true,
    options: [
      { value: "incident", label: "事件" },
      { value: "facility", label: "部件" },
    ],
  },
  {
    name: "code",
    label: "编号",
    type: "text",
    isRequired: true,
    hint: "四位：大类两位加小类两位；本地扩展从 99 往下编",
  },
  {
    name: "isLocal",
    label: "本地扩展",
    type: "yesNo",
    isRequired: true,
    hint: "国家标准里没有的选是",
  },
  ...CLASS_FIELDS,
];

export const CONDITION_FIELDS: readonly FieldSpec[] = [
  { name: "text", label: "立案条件", type: "longText", isRequired: true },
  { name: "limit", label: "处置时限", type: "limit", isRequired: true },
  { name: "closingCondition", label: "结案条件", type: "text", isRequired: true },
  { name: "seasonNote", label: "季节说明", type: "text", isRequired: false, hint: "如 适栽季节" },
  CONFIRMED,
  SOURCE,
  VALID_FROM,
];
