import "../parts/parts.css";
import "./mine.css";
import { Send } from "lucide-react";
import { useMemo, useState } from "react";
import { useNavigate, useParams } from "react-router";
import { thumbnailUrl, uploadPhoto } from "#kernel/evidence/web/public.ts";
import { actOnMatter } from "#kernel/matter/contract.ts";
import { MATTER_PROBLEMS } from "#kernel/matter/model/public.ts";
import { matterPath, useMatter } from "#kernel/matter/web/public.ts";
import { ApiProblem, call } from "#ui/call.ts";
import { Button, ButtonLink } from "#ui/controls/Button.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast, wordsOf } from "#ui/controls/toast.tsx";
import { FormFields, type FormValue } from "#ui/fields/FormFields.tsx";
import { type FieldSpec, FieldSurroundingsContext } from "#ui/fields/field.ts";
import { AWAITING_FILES, useUploads } from "#ui/fields/uploads.ts";
import { useDraft } from "#ui/fields/use-draft.ts";
import { newRequestId } from "#ui/request-id.ts";
import { Refusal } from "#ui/work/Refusal.tsx";

const MY_TASKS = "/console/task/mine";

/** What a report moves: a percent, or how many came of what is owed. */
interface Gauge {
  readonly act: "report_progress" | "deliver";
  readonly field: "percent" | "count";
  readonly label: string;
  readonly unit: string;
  readonly step: number;
  readonly least: number;
  readonly most: number;
  /** Words that are said most; one press writes them, the first are said when nothing is written. */
  readonly phrases: readonly [string, ...string[]];
  readonly needsProof: boolean;
  readonly done: string;
}

const PROGRESS: Gauge = {
  ...{ act: "report_progress", field: "percent", label: "进度", unit: "%", step: 10, least: 0, most: 100 },
  phrases: ["按计划推进", "已完成阶段任务", "遇到困难，正在协调"],
  ...{ needsProof: false, done: "报上了" },
};
/** 定量: counted one by one, each with proof. */
const DELIVERY: Gauge = {
  ...{ act: "deliver", field: "count", label: "报送", unit: "篇（次）", step: 1, least: 1, most: 50 },
  phrases: ["本期按要求报送", "信息已采用", "补报"],
  ...{ needsProof: true, done: "报上了，已计数" },
};

/** 报进展 on the phone: how far or how many (one tap), in what words (one tap), a photograph, send. */
export default function ReportPage() {
  const { taskId = "" } = useParams();
  const { data, error, refetch } = useMatter(taskId);
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const actOf = (gauge: Gauge) => data.acts.find((one) => one.act === gauge.act);
  const gauge = actOf(DELIVERY)?.isAllowed ? DELIVERY : PROGRESS;
  const act = actOf(gauge);
  const { row } = data;
  return (
    <div className="report-page">
      <header>
        <p className="t12 muted">{row.number ?? row.stateLabel}</p>
        <h1>{row.title}</h1>
      </header>
      {act?.isAllowed ? (
        <ReportForm
          key={taskId}
          taskId={taskId}
          version={row.version}
          fields={act.fields}
          gauge={gauge}
          onOvertaken={refetch}
        />
      ) : (
        <>
          {act && <Refusal act={act.label} refusals={act.refusals} />}
          <p className="row">
            <ButtonLink look="filled" size="large" to={matterPath(taskId)}>
              打开这一件
            </ButtonLink>
            <ButtonLink look="plain" size="large" to={MY_TASKS}>
              我的任务
            </ButtonLink>
          </p>
        </>
      )}
    </div>
  );
}

interface ReportFormProps {
  readonly taskId: string;
  readonly version: number;
  readonly fields: readonly FieldSpec[];
  readonly gauge: Gauge;
  /** Somebody acted since the person looked. */
  readonly onOvertaken: () => Promise<unknown>;
}

function ReportForm({ taskId, version, fields, gauge, onOvertaken }: ReportFormProps) {
  const navigate = useNavigate();
  const toast = useToast();
  const spec = fields.find((field) => field.name === gauge.field);
  const before = Number(spec?.initial ?? gauge.least);
  const [value, setValue, forget] = useDraft<FormValue>(`task.${gauge.act}.${taskId}`, { figure: before, text: "" });
  const [requestId] = useState(newRequestId);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const figure = typeof value.figure === "number" ? value.figure : before;
  const text = typeof value.text === "string" ? value.text : "";
  const surroundings = useMemo(() => ({ uploadPhoto, thumbnailUrl }), []);
  const set = (part: FormValue) => setValue({ ...value, ...part });

  async function send() {
    setBusy(true);
    setProblem(null);
    try {
      const files = Array.isArray(value.files) ? value.files : [];
      const input = { [gauge.field]: figure, text: text.trim() || gauge.phrases[0], files };
      await call(actOnMatter, { params: { id: taskId, act: gauge.act }, body: { input, requestId, version } });
      forget();
      toast.done(gauge.done);
      await navigate(MY_TASKS);
    } catch (cause) {
      const { type, errors = [] } = cause instanceof ApiProblem ? cause.document : {};
      if (type === MATTER_PROBLEMS.changedMeanwhile.type) {
        await onOvertaken();
        setProblem("你写的时候，有人先办了。这里已是最新的情况，写的还在，看一眼再报。");
      } else setProblem(errors.length > 0 ? errors.map((error) => error.message).join("；") : wordsOf(cause));
    } finally {
      setBusy(false);
    }
  }
  const uploads = useUploads(send);
  const busyLabel = uploads.isAwaited ? AWAITING_FILES : "正在报";
  const sendLabel = isBusy || uploads.isAwaited ? busyLabel : "报上去";
  return (
    <form
      className="report-form"
      onSubmit={(event) => {
        event.preventDefault();
        uploads.send();
      }}
    >
      <Figure
        gauge={gauge}
        figure={figure}
        note={gauge.act === "deliver" ? (spec?.hint ?? "") : `上次报 ${before}%`}
        onFigure={(next) => set({ figure: next })}
      />
      <section>
        <label className="field-label" htmlFor="report-text">
          {gauge.act === "deliver" ? "报送内容" : "进展"}
        </label>
        <div className="report-phrases">
          {gauge.phrases.map((phrase) => (
            <button key={phrase} type="button" aria-pressed={text === phrase} onClick={() => set({ text: phrase })}>
              {phrase}
            </button>
          ))}
        </div>
        <textarea
          id="report-text"
          className="input"
          rows={3}
          value={text}
          placeholder={gauge.phrases[0]}
          onChange={(event) => set({ text: event.target.value })}
        />
      </section>
      <FieldSurroundingsContext value={surroundings}>
        <FormFields
          fields={[
            {
              ...{ name: "files", label: gauge.needsProof ? "佐证" : "照片", type: "photos" },
              ...{ isRequired: gauge.needsProof, hint: gauge.needsProof ? "拍一张报送的材料" : "附上更有说服力" },
            },
          ]}
          value={{ files: value.files }}
          onChange={({ files }) => set({ files })}
          uploads={uploads}
        />
      </FieldSurroundingsContext>
      {problem && (
        <p className="edit-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="report-send">
        <Button look="filled" size="touch" type="submit" icon={Send} disabled={isBusy || uploads.isAwaited}>
          {sendLabel}
        </Button>
      </div>
    </form>
  );
}

interface FigureProps {
  readonly gauge: Gauge;
  readonly figure: number;
  readonly note: string;
  readonly onFigure: (figure: number) => void;
}

function Figure({ gauge, figure, note, onFigure }: FigureProps) {
  const { label, unit, step, least, most } = gauge;
  const isPercent = gauge.field === "percent";
  return (
    <section aria-label={label}>
      <div className="report-figure">
        <button type="button" aria-label={`减 ${step}${unit}`} onClick={() => onFigure(Math.max(least, figure - step))}>
          −
        </button>
        <output aria-live="polite">
          {figure}
          <small>{unit}</small>
        </output>
        <button type="button" aria-label={`加 ${step}${unit}`} onClick={() => onFigure(Math.min(most, figure + step))}>
          +
        </button>
      </div>
      {isPercent && (
        <input
          type="range"
          min={least}
          max={most}
          step={1}
          value={figure}
          aria-label="进度（%）"
          onChange={(event) => onFigure(Number(event.target.value))}
        />
      )}
      <p className="t13 muted">{note}</p>
    </section>
  );
}
