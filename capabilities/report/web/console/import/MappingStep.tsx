import { Play } from "lucide-react";
import { useState } from "react";
import {
  getImport,
  getImportColumns,
  type ImportAnswer,
  listImports,
  startImport,
} from "#capabilities/report/contract.ts";
import type { CallOutput } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Card } from "#ui/controls/parts.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { formatCount } from "#ui/format.ts";
import { useCall, useSend } from "#ui/use-call.ts";
import { DivisionField } from "./DivisionField.tsx";
import { MappingEditor } from "./MappingEditor.tsx";
import { PreviewTable } from "./PreviewTable.tsx";
import { useMapping } from "./use-mapping.ts";
import { ValueMaps } from "./ValueMaps.tsx";

type Columns = CallOutput<typeof getImportColumns>;

const ORIGINS: Readonly<Record<Columns["origin"], string>> = {
  remembered: "上次同样的文件这样对过，直接用了",
  shipped: "认得这个系统的文件，字段已经对好",
  guessed: "第一次见这种文件，按列名猜了一份，请逐项看过",
};

/** 对字段: which column means what, with the first rows as they would become. */
export function MappingStep({ job }: { readonly job: ImportAnswer }) {
  const { data, error, refetch } = useCall(getImportColumns, { params: { id: job.id } });
  if (error) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  return data ? <Mapping job={job} columns={data} /> : <Waiting label="正在读文件" />;
}

function Mapping({ job, columns }: { readonly job: ImportAnswer; readonly columns: Columns }) {
  const toast = useToast();
  const edited = useMapping(columns.mapping);
  const [divisionCode, setDivisionCode] = useState(job.divisionCode);
  const { mutateAsync, isPending } = useSend(startImport, [getImport, listImports]);
  async function start() {
    if (!edited.mapping) return;
    try {
      await mutateAsync({ params: { id: job.id }, body: { mapping: edited.mapping, divisionCode } });
    } catch (problem) {
      toast.problem(problem);
    }
  }
  return (
    <>
      <Card title="对字段" more={ORIGINS[columns.origin]}>
        <MappingEditor header={columns.header} samples={columns.samples} edited={edited} />
        <DivisionField value={divisionCode} onChange={setDivisionCode} />
      </Card>
      <ValueMaps samples={columns.samples} edited={edited} />
      <PreviewTable importId={job.id} mapping={edited.mapping} />
      <p className="import-start">
        <Button look="filled" icon={Play} disabled={!edited.mapping || isPending} onClick={() => void start()}>
          {isPending ? "正在开始" : `开始导入 ${formatCount(job.rowCount)} 行`}
        </Button>
        <span className="t13 muted">
          {edited.errors.length > 0 ? `还有 ${edited.errors.length} 项没有对好` : "来源编号以前导入过的，不会重复建立"}
        </span>
      </p>
    </>
  );
}
