import { FileUp, PencilLine, Sigma } from "lucide-react";
import { useMemo, useState } from "react";
import { addDays, plainDateOf } from "#base/plain-date.ts";
import { thumbnailUrl, uploadPhoto } from "#kernel/evidence/web/public.ts";
import type { CallOutput } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { KeyValue } from "#ui/controls/parts.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { FieldSurroundingsContext } from "#ui/fields/field.ts";
import { useNow } from "#ui/now.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { PanelSection } from "#ui/register/SidePanel.tsx";
import { newRequestId } from "#ui/request-id.ts";
import { isForRole, useSession } from "#ui/session.ts";
import { useCall, useSend } from "#ui/use-call.ts";
import { addValue, computeIndicator, getIndicator, getTask, importValues } from "../../contract.ts";
import { DIRECTIONS } from "../../model/labels.ts";
import { OFFICE } from "../parts/roles.ts";
import { TargetChart } from "../parts/TargetChart.tsx";
import { formatValue } from "../parts/words.ts";
import { IndicatorForm } from "./IndicatorForm.tsx";
import { IndicatorValues } from "./IndicatorValues.tsx";

type Indicator = CallOutput<typeof getIndicator>;
const TOUCHED = [getIndicator, getTask];

interface IndicatorDetailProps {
  readonly indicatorId: string;
  /** Another indicator took its place. */
  readonly onReplaced: () => void;
}

/** 指标: every value, who put it in, who confirmed it, and the ways to put one in. */
export function IndicatorDetail({ indicatorId, onReplaced }: IndicatorDetailProps) {
  const { data, error, refetch } = useCall(getIndicator, { params: { indicatorId } });
  const isOffice = isForRole(OFFICE, useSession());
  const [isChanging, setChanging] = useState(false);
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  if (isChanging) return <IndicatorForm taskId={data.taskId} former={data} onDone={onReplaced} />;
  const points = data.values.filter((value) => value.state === "confirmed").map(({ on, value }) => ({ on, value }));
  return (
    <>
      <KeyValue
        items={[
          ["指标", data.label],
          ["目标", `${DIRECTIONS[data.direction]} ${formatValue(data.target, data.unit)}`],
          ["基数", data.baseline === null ? "未定" : formatValue(data.baseline, data.unit)],
          ["到期", data.dueOn ?? "未定"],
          ["怎么算", data.formulaWords ?? "填报或导入"],
        ]}
      />
      {data.formula && isOffice && (
        <p>
          <Button size="small" icon={PencilLine} onClick={() => setChanging(true)}>
            改公式
          </Button>
        </p>
      )}
      {data.replacesId && <p className="panel-note">公式改过：原来的指标和数值留在记录里，这里是改后的。</p>}
      <TargetChart label={data.label} unit={data.unit} target={data.target} dueOn={data.dueOn} points={points} />
      {!data.formula && <NewValue indicator={data} onDone={() => void refetch()} />}
      {isOffice && <OfficeTools indicator={data} />}
      <IndicatorValues indicator={data} />
    </>
  );
}

function NewValue({ indicator, onDone }: { readonly indicator: Indicator; readonly onDone: () => void }) {
  const today = plainDateOf(useNow());
  const toast = useToast();
  const [requestId, setRequestId] = useState(newRequestId);
  const surroundings = useMemo(() => ({ uploadPhoto, thumbnailUrl }), []);
  const add = useSend(addValue, TOUCHED);
  return (
    <PanelSection title="填报数值">
      {indicator.isJudged && <p className="panel-note">你单位是被考核的一方：填报之后要由别人确认才算数，留下记录。</p>}
      <FieldSurroundingsContext value={surroundings}>
        <EditForm
          draftKey={`task.value.${indicator.id}`}
          fields={[
            { name: "on", label: "截至", type: "date", isRequired: true },
            {
              name: "value",
              label: `数值${indicator.unit && `（${indicator.unit}）`}`,
              type: "number",
              isRequired: true,
            },
            { name: "note", label: "说明", type: "text", isRequired: false },
            { name: "files", label: "佐证", type: "photos", isRequired: false },
          ]}
          initial={{ on: today }}
          schema={addValue.body}
          inputOf={({ on, value, note, files }) => ({ on, value, note: note ?? "", files: files ?? [], requestId })}
          sendLabel="填报"
          send={(body) => add.mutateAsync({ params: { indicatorId: indicator.id }, body })}
          onDone={({ state }) => {
            setRequestId(newRequestId());
            toast.done(state === "pending" ? "已填报，等别人确认" : "已填报");
            onDone();
          }}
        />
      </FieldSurroundingsContext>
    </PanelSection>
  );
}

/** How far back a formula is computed when nobody says otherwise. */
const PERIOD_DAYS = 30;

function OfficeTools({ indicator }: { readonly indicator: Indicator }) {
  const toast = useToast();
  const today = plainDateOf(useNow());
  const [refused, setRefused] = useState<readonly { readonly row: number; readonly message: string }[]>([]);
  const params = { indicatorId: indicator.id };
  const imported = useSend(importValues, TOUCHED);
  const computed = useSend(computeIndicator, TOUCHED);
  async function take(file: File | undefined) {
    if (!file) return;
    try {
      const body = new Uint8Array(await file.arrayBuffer());
      const answer = await imported.mutateAsync({ params, query: { fileName: file.name }, body });
      setRefused(answer.refused);
      toast.done(`导入 ${answer.added} 个，${answer.same} 个已有，${answer.refused.length} 行没有导入`);
    } catch (problem) {
      toast.problem(problem);
    }
  }
  const compute = () =>
    computed.mutateAsync({ params, body: { from: addDays(today, -PERIOD_DAYS), to: today } }).then(
      ({ sum, words }) => toast.done(`${sum}（${words}）`),
      (problem: unknown) => toast.problem(problem),
    );
  return (
    <PanelSection title="批量">
      {indicator.formula ? (
        <Button size="small" icon={Sigma} disabled={computed.isPending} onClick={() => void compute()}>
          按最近 {PERIOD_DAYS} 天的留痕计算
        </Button>
      ) : (
        <label className="button" data-size="small">
          <FileUp size={14} strokeWidth={1.5} aria-hidden />
          {imported.isPending ? "正在导入" : "导入 CSV 或 XLSX"}
          <input
            type="file"
            className="visually-hidden"
            accept=".csv,.xlsx"
            onChange={(event) => {
              void take(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
        </label>
      )}
      {refused.length > 0 && (
        <ul className="t13" role="alert">
          {refused.map((row) => (
            <li key={row.row}>
              第 {row.row} 行：{row.message}
            </li>
          ))}
        </ul>
      )}
    </PanelSection>
  );
}
