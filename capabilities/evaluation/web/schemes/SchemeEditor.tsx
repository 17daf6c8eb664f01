import { Input, InputNumber, Select } from "antd";
import { Plus, Trash2, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { Button } from "#ui/controls/Button.tsx";
import { useToast, wordsOf } from "#ui/controls/toast.tsx";
import { PanelSection } from "#ui/register/SidePanel.tsx";
import { useSend } from "#ui/use-call.ts";
import { addScheme, changeScheme, listSchemes } from "../../contract.ts";
import { type SchemeBody, SchemeBodySchema } from "../../model/scheme.ts";
import { SUBJECTS, type SubjectId } from "../../model/subject.ts";
import { GroupsEditor } from "./GroupsEditor.tsx";
import { ItemRow } from "./ItemRow.tsx";
import { useIndicatorNames } from "./use-indicator-names.ts";

interface SchemeEditorProps {
  readonly edited: {
    readonly id: string | null;
    readonly body: SchemeBody;
    readonly source: string;
    readonly note: string;
  };
  readonly onClose: () => void;
}

/** Judged by the schema of the model at every keystroke: what it says is what the server would say. */
export function SchemeEditor({ edited, onClose }: SchemeEditorProps) {
  const [body, setBody] = useState(edited.body);
  const [source, setSource] = useState(edited.source);
  const [problem, setProblem] = useState<string | null>(null);
  const { counters } = useIndicatorNames();
  const add = useSend(addScheme, [listSchemes]);
  const change = useSend(changeScheme, [listSchemes]);
  const toast = useToast();
  const parsed = SchemeBodySchema.safeParse(body);
  const sum = Math.round(100 * body.items.reduce((total, item) => total + item.weight, 0)) / 100;
  const put = (more: Partial<SchemeBody>) => setBody({ ...body, ...more });

  async function save() {
    if (!parsed.success) return;
    const draft = { body: parsed.data, source, note: edited.note };
    try {
      await (edited.id
        ? change.mutateAsync({ params: { id: edited.id }, body: draft })
        : add.mutateAsync({ body: draft }));
      toast.done("草稿已保存，发布之后才用来评分");
      onClose();
    } catch (cause) {
      setProblem(wordsOf(cause));
    }
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {problem && (
        <p className="edit-problem" role="alert">
          <TriangleAlert size={16} strokeWidth={1.5} aria-hidden />
          <span>{problem}</span>
        </p>
      )}
      <div className="scheme-head">
        <label htmlFor="scheme-name">
          名称
          <Input id="scheme-name" value={body.name} onChange={(event) => put({ name: event.target.value })} />
        </label>
        <label htmlFor="scheme-subject">
          评价谁
          <Select
            id="scheme-subject"
            value={body.subject}
            options={Object.entries(SUBJECTS).map(([value, { label }]) => ({ value: value as SubjectId, label }))}
            onChange={(subject) => put({ subject, groups: [] })}
          />
        </label>
        <label htmlFor="scheme-source">
          依据的文件
          <Input
            id="scheme-source"
            value={source}
            placeholder="文号；没有就空着，显示为待本机关确认"
            onChange={(event) => setSource(event.target.value)}
          />
        </label>
      </div>
      <PanelSection
        title="评分项"
        more={<span className={sum === 100 ? "t12 faint" : "t12 strong"}>权重合计 {sum}，须为 100</span>}
      >
        {body.items.map((item, at) => (
          <ItemRow
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own; they are only changed in place.
            key={at}
            item={item}
            onChange={(next) => put({ items: body.items.with(at, next) })}
            onRemove={() => put({ items: body.items.toSpliced(at, 1) })}
          />
        ))}
        <Button
          size="small"
          icon={Plus}
          onClick={() =>
            put({
              items: [
                ...body.items,
                { label: "", indicator: "", classKey: "", weight: Math.max(1, 100 - sum), scoring: { kind: "as_is" } },
              ],
            })
          }
        >
          加一项
        </Button>
      </PanelSection>
      <PanelSection title="扣分项">
        {body.deductions.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          <div className="scheme-row" key={at}>
            <Input
              aria-label="扣分项名称"
              value={one.label}
              onChange={(event) => put({ deductions: body.deductions.with(at, { ...one, label: event.target.value }) })}
            />
            <Select
              aria-label="扣分的指标"
              showSearch={{ optionFilterProp: "label" }}
              value={one.counter || null}
              options={[...counters]}
              onChange={(counter) => put({ deductions: body.deductions.with(at, { ...one, counter: counter ?? "" }) })}
            />
            <InputNumber
              aria-label="每件扣分"
              prefix="每件"
              min={0}
              value={one.pointsEach}
              onChange={(points) => put({ deductions: body.deductions.with(at, { ...one, pointsEach: points ?? 0 }) })}
            />
            <InputNumber
              aria-label="最多扣分"
              prefix="至多"
              min={0}
              value={one.most}
              onChange={(most) => put({ deductions: body.deductions.with(at, { ...one, most: most ?? 0 }) })}
            />
            <Button
              look="plain"
              size="small"
              icon={Trash2}
              aria-label={`删去${one.label}`}
              onClick={() => put({ deductions: body.deductions.toSpliced(at, 1) })}
            />
          </div>
        ))}
        <Button
          size="small"
          icon={Plus}
          onClick={() => put({ deductions: [...body.deductions, { label: "", counter: "", pointsEach: 1, most: 10 }] })}
        >
          加一项
        </Button>
      </PanelSection>
      <PanelSection title="等级">
        <div className="scheme-grades">
          {body.grades.map((grade, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above.
            <span className="row" key={at}>
              <InputNumber
                aria-label={`${grade.label}从几分起`}
                min={0}
                max={100}
                value={grade.from}
                onChange={(from) => put({ grades: body.grades.with(at, { ...grade, from: from ?? 0 }) })}
              />
              <Input
                aria-label="等级名称"
                value={grade.label}
                onChange={(event) => put({ grades: body.grades.with(at, { ...grade, label: event.target.value }) })}
              />
            </span>
          ))}
        </div>
      </PanelSection>
      <PanelSection title="不排名">
        <div className="scheme-row">
          <Select
            aria-label="样本指标"
            showSearch={{ optionFilterProp: "label" }}
            value={body.sampleCounter}
            options={[...counters]}
            onChange={(sampleCounter) => put({ sampleCounter })}
          />
          <InputNumber
            aria-label="最少件数"
            prefix="不足"
            suffix="件"
            min={0}
            value={body.minimumSample}
            onChange={(minimumSample) => put({ minimumSample: minimumSample ?? 0 })}
          />
        </div>
      </PanelSection>
      <GroupsEditor subject={body.subject} groups={body.groups} onChange={(groups) => put({ groups })} />
      {!parsed.success && (
        <p className="panel-note" role="status">
          {[...new Set(parsed.error.issues.map((issue) => issue.message))].join("；")}
        </p>
      )}
      <div className="edit-foot">
        <Button look="filled" type="submit" disabled={!parsed.success || add.isPending || change.isPending}>
          保存草稿
        </Button>
        <Button look="plain" onClick={onClose}>
          不了
        </Button>
      </div>
    </form>
  );
}
