import "../parts/parts.css";
import "./mine.css";
import { Send } from "lucide-react";
import { useMemo, useState } from "react";
import { useNavigate, useParams } from "react-router";
import { thumbnailUrl, uploadPhoto } from "#kernel/evidence/web/public.ts";
import { actOnMatter } from "#kernel/matter/contract.ts";
import { matterPath, useMatter } from "#kernel/matter/web/public.ts";
import { ApiProblem, call } from "#ui/call.ts";
import { Button, ButtonLink } from "#ui/controls/Button.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast, wordsOf } from "#ui/controls/toast.tsx";
import { FormFields, type FormValue } from "#ui/fields/FormFields.tsx";
import { type FieldSpec, FieldSurroundingsContext } from "#ui/fields/field.ts";
import { useDraft } from "#ui/fields/use-draft.ts";
import { newRequestId } from "#ui/request-id.ts";
import { Refusal } from "#ui/work/Refusal.tsx";

const MY_TASKS = "/console/task/mine";
/** Words that are said most; one press writes them. */
const PHRASES = ["按计划推进", "已完成阶段任务", "遇到困难，正在协调"] as const;
const STEP = 10;

/** 报进展 on the phone: how far (one tap), in what words (one tap), a photograph if there is one, send. */
export default function ReportPage() {
  const { taskId = "" } = useParams();
  const { data, error, refetch } = useMatter(taskId);
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const act = data.acts.find((one) => one.act === "report_progress");
  const { row } = data;
  return (
    <div className="report-page">
      <header>
        <p className="t12 muted">{row.number ?? row.stateLabel}</p>
        <h1>{row.title}</h1>
      </header>
      {act?.isAllowed ? (
        <ReportForm key={taskId} taskId={taskId} version={row.version} fields={act.fields} />
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
}

function ReportForm({ taskId, version, fields }: ReportFormProps) {
  const navigate = useNavigate();
  const toast = useToast();
  const before = Number(fields.find((field) => field.name === "percent")?.initial ?? 0);
  const [value, setValue, forget] = useDraft<FormValue>(`task.report.${taskId}`, { percent: before, text: "" });
  const [requestId] = useState(newRequestId);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const percent = typeof value.percent === "number" ? value.percent : before;
  const text = typeof value.text === "string" ? value.text : "";
  const surroundings = useMemo(() => ({ uploadPhoto, thumbnailUrl }), []);
  const set = (part: FormValue) => setValue({ ...value, ...part });

  async function send() {
    setBusy(true);
    setProblem(null);
    try {
      const files = Array.isArray(value.files) ? value.files : [];
      const input = { percent, text: text.trim() || PHRASES[0], files };
      await call(actOnMatter, { params: { id: taskId, act: "report_progress" }, body: { input, requestId, version } });
      forget();
      toast.done("报上了");
      await navigate(MY_TASKS);
    } catch (cause) {
      const errors = cause instanceof ApiProblem ? (cause.document.errors ?? []) : [];
      setProblem(errors.length > 0 ? errors.map((error) => error.message).join("；") : wordsOf(cause));
    } finally {
      setBusy(false);
    }
  }
  return (
    <form
      className="report-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <section aria-label="进度">
        <div className="report-figure">
          <button
            type="button"
            aria-label={`减 ${STEP}%`}
            onClick={() => set({ percent: Math.max(0, percent - STEP) })}
          >
            −
          </button>
          <output aria-live="polite">
            {percent}
            <small>%</small>
          </output>
          <button
            type="button"
            aria-label={`加 ${STEP}%`}
            onClick={() => set({ percent: Math.min(100, percent + STEP) })}
          >
            +
          </button>
        </div>
        <input
          type="range"
          min={0}
          max={100}
          step={1}
          value={percent}
          aria-label="进度（%）"
          onChange={(event) => set({ percent: Number(event.target.value) })}
        />
        <p className="t13 muted">上次报 {before}%</p>
      </section>
      <section>
        <label className="field-label" htmlFor="report-text">
          进展
        </label>
        <div className="report-phrases">
          {PHRASES.map((phrase) => (
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
          placeholder={PHRASES[0]}
          onChange={(event) => set({ text: event.target.value })}
        />
      </section>
      <FieldSurroundingsContext value={surroundings}>
        <FormFields
          fields={[{ name: "files", label: "照片", type: "photos", isRequired: false, hint: "附上更有说服力" }]}
          value={{ files: value.files }}
          onChange={({ files }) => set({ files })}
        />
      </FieldSurroundingsContext>
      {problem && (
        <p className="edit-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="report-send">
        <Button look="filled" size="touch" type="submit" icon={Send} disabled={isBusy}>
          {isBusy ? "正在报" : "报上去"}
        </Button>
      </div>
    </form>
  );
}
