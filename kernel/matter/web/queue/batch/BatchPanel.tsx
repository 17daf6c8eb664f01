import { X } from "lucide-react";
import { useState } from "react";
import type { FieldError } from "#base/problem.ts";
import type { ListedActOnPage, MatterListRow } from "#kernel/matter/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { useConfirm } from "#ui/controls/confirm.ts";
import { Progress } from "#ui/controls/parts.tsx";
import { Waiting } from "#ui/controls/states.tsx";
import { FormFields, type FormValue, initialValue, missingFields } from "#ui/fields/FormFields.tsx";
import { AWAITING_FILES, useUploads } from "#ui/fields/uploads.ts";
import { ClockLight } from "#ui/work/ClockLight.tsx";
import { ActSurroundings } from "../../parts/surroundings.tsx";
import { titleOf } from "../../parts/words.ts";
import { BatchResults } from "./BatchResults.tsx";
import { useBatch } from "./use-batch.ts";
import { useBatchActs } from "./use-batch-acts.ts";

interface BatchPanelProps {
  readonly rows: readonly MatterListRow[];
  readonly onClose: () => void;
  readonly onCheck: (checked: ReadonlySet<string>) => void;
}

/** The checked matters, and the acts that can be done to many. Offered is what at least one allows; each matter judges for itself. */
export function BatchPanel({ rows, onClose, onCheck }: BatchPanelProps) {
  const batch = useBatch();
  // What was begun stays on the panel, though acted matters leave the list.
  const [begun, setBegun] = useState<{ act: ListedActOnPage; rows: readonly MatterListRow[] } | null>(null);
  const [chosen, setChosen] = useState<ListedActOnPage | null>(null);
  const { acts, isLoading } = useBatchActs(rows);
  return (
    <aside className="preview batch" aria-label="批量办理">
      <header>
        <p className="row">
          <b className="grow t16">已选 {begun?.rows.length ?? rows.length} 件</b>
          <Button look="plain" size="small" icon={X} aria-label="放下选中的" onClick={onClose} />
        </p>
      </header>
      <div className="preview-in">
        {begun ? (
          <Running label={begun.act.label} batch={batch} />
        ) : chosen ? (
          <BatchForm
            act={chosen}
            count={rows.length}
            onCancel={() => setChosen(null)}
            onSubmit={(input) => {
              setBegun({ act: chosen, rows });
              void batch.run(chosen.act, rows, Object.fromEntries(Object.entries(input)));
            }}
          />
        ) : (
          <>
            {isLoading ? (
              <Waiting />
            ) : acts.length === 0 ? (
              <p className="muted t13">选中的没有可以批量办的动作。批量只用于每件都一样的步骤，例如受理、接收。</p>
            ) : (
              <div className="row batch-acts">
                {acts.map(({ act, allowed }, i) => (
                  <Button key={act.act} look={i === 0 ? "filled" : "outlined"} onClick={() => setChosen(act)}>
                    批量{act.label}
                    {allowed < rows.length && `（${allowed} 件可办）`}
                  </Button>
                ))}
              </div>
            )}
            <CheckedRows rows={rows} onCheck={onCheck} />
          </>
        )}
      </div>
      {begun && !batch.isRunning && (
        <footer>
          <Button look="filled" onClick={onClose}>
            回到列表
          </Button>
        </footer>
      )}
    </aside>
  );
}

function CheckedRows({ rows, onCheck }: Pick<BatchPanelProps, "rows" | "onCheck">) {
  return (
    <ul className="batch-rows">
      {rows.map((row) => (
        <li key={row.id}>
          <span className="grow clip">{titleOf(row)}</span>
          {row.light && <ClockLight light={row.light} remaining={row.remaining} />}
          <Button
            look="plain"
            size="small"
            icon={X}
            aria-label={`不选 ${titleOf(row)}`}
            onClick={() => onCheck(new Set(rows.filter((other) => other !== row).map((other) => other.id)))}
          />
        </li>
      ))}
    </ul>
  );
}

function BatchForm(props: {
  readonly act: ListedActOnPage;
  readonly count: number;
  readonly onSubmit: (input: FormValue) => void;
  readonly onCancel: () => void;
}) {
  const { act, count, onSubmit, onCancel } = props;
  const [value, setValue] = useState<FormValue>(() => initialValue(act.fields));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [confirm, holder] = useConfirm();
  async function submit() {
    const missing = missingFields(act.fields, value);
    setErrors(missing);
    if (missing.length > 0) return;
    if (await confirm(`${act.label} ${count} 件`, act.confirm ?? "同样的内容写入每一件的留痕。", act.label))
      onSubmit(value);
  }
  const uploads = useUploads(submit);
  return (
    <section>
      <h3 className="batch-title">
        {act.label} {count} 件
      </h3>
      <ActSurroundings>
        <FormFields fields={act.fields} value={value} errors={errors} onChange={setValue} uploads={uploads} />
      </ActSurroundings>
      <div className="row">
        <Button look="filled" disabled={uploads.isAwaited} onClick={uploads.send}>
          {uploads.isAwaited ? AWAITING_FILES : `${act.label} ${count} 件`}
        </Button>
        <Button look="plain" onClick={onCancel}>
          返回
        </Button>
      </div>
      {holder}
    </section>
  );
}

function Running({ label, batch }: { readonly label: string; readonly batch: ReturnType<typeof useBatch> }) {
  const { results, total } = batch;
  return (
    <section aria-live="polite">
      <p className="row">
        <span className="grow">{label}</span>
        <span>
          {results.length} / {total}
        </span>
      </p>
      <Progress value={total === 0 ? 0 : results.length / total} label={`${label}进度`} />
      <BatchResults results={results} isOver={!batch.isRunning} />
    </section>
  );
}
