import { ArrowDown, ArrowUp, Check, CircleSlash, Save, Split, Undo, X } from "lucide-react";
import { useState } from "react";
import { Button } from "#ui/controls/Button.tsx";
import { FormFields, type FormValue } from "#ui/fields/FormFields.tsx";
import type { DraftTask } from "../../contract.ts";
import { correctionsFor, proposedSplit, splitTexts, type TaskFields } from "./corrections.ts";
import { TargetRows } from "./TargetRows.tsx";
import { fieldsOf, taskFieldsIn, useTaskFields } from "./task-form.ts";
import type { DraftDesk } from "./use-draft-page.ts";

interface TaskEditorProps {
  readonly task: DraftTask;
  readonly desk: DraftDesk;
  readonly onMove: (by: -1 | 1) => void;
  readonly onClose: () => void;
}

/** One task under the list: what was read, to be put right and handed to somebody. */
export function TaskEditor({ task, desk, onMove, onClose }: TaskEditorProps) {
  const before = fieldsOf(task);
  const [value, setValue] = useState<FormValue>({ ...before, targets: undefined } as unknown as FormValue);
  const [targets, setTargets] = useState(before.targets);
  const [isSplitting, setSplitting] = useState(false);
  const specs = useTaskFields(task);
  const after: TaskFields = { ...taskFieldsIn(value), targets };
  const changes = correctionsFor(task.id, before, after);
  const save = () => void desk.correct(changes);
  return (
    <section className="task-editor" aria-label={`订正 ${task.title}`}>
      <header className="row">
        <h2 className="t13 grow clip">{task.title}</h2>
        <Button look="plain" size="small" icon={ArrowUp} aria-label="上移" title="上移" onClick={() => onMove(-1)} />
        <Button look="plain" size="small" icon={ArrowDown} aria-label="下移" title="下移" onClick={() => onMove(1)} />
        <Button
          look="plain"
          size="small"
          icon={Split}
          aria-expanded={isSplitting}
          onClick={() => setSplitting(!isSplitting)}
        >
          拆分
        </Button>
        <Button
          look="plain"
          size="small"
          icon={task.isLeftOut ? Undo : CircleSlash}
          disabled={desk.isBusy}
          onClick={() => void desk.correct([{ kind: task.isLeftOut ? "take_in" : "leave_out", taskId: task.id }])}
        >
          {task.isLeftOut ? "重新列入" : "不列入"}
        </Button>
        <Button look="plain" size="small" icon={X} aria-label="收起" onClick={onClose} />
      </header>
      {task.doubts.length > 0 && (
        <div className="task-doubts t13">
          <ul>
            {task.doubts.map((doubt) => (
              <li key={doubt}>待核：{doubt}</li>
            ))}
          </ul>
          <Button
            size="small"
            icon={Check}
            disabled={desk.isBusy}
            onClick={() => void desk.correct([{ kind: "settle", taskId: task.id }])}
          >
            已核对
          </Button>
        </div>
      )}
      {isSplitting ? (
        <SplitForm task={task} desk={desk} onDone={() => setSplitting(false)} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && changes.length > 0) save();
          }}
        >
          <div className="task-editor-fields">
            <FormFields fields={specs} value={value} onChange={setValue} />
          </div>
          <TargetRows targets={targets} onChange={setTargets} />
          <p className="row">
            <Button
              look="filled"
              type="submit"
              icon={Save}
              kbd="Ctrl Enter"
              disabled={changes.length === 0 || desk.isBusy || after.title.trim().length < 2}
            >
              {desk.isBusy ? "正在保存" : "保存订正"}
            </Button>
            <span className="t12 muted clip">
              {changes.length > 0 ? `${changes.length} 处未保存` : "改了之后保存，随时可以撤销"}
            </span>
          </p>
        </form>
      )}
    </section>
  );
}

interface SplitFormProps {
  readonly task: DraftTask;
  readonly desk: DraftDesk;
  readonly onDone: () => void;
}

function SplitForm({ task, desk, onDone }: SplitFormProps) {
  const [text, setText] = useState(() => proposedSplit(task.text));
  const texts = splitTexts(text);
  const isShort = texts.some((one) => one.length < 2);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void desk.correct([{ kind: "split", taskId: task.id, texts }]).then((isDone) => isDone && onDone());
      }}
    >
      <label className="field-label" htmlFor="split-texts">
        一行一项 <span className="field-hint">单位和期限随原任务，拆开后再改</span>
      </label>
      <textarea
        id="split-texts"
        className="input"
        rows={5}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p className="row">
        <Button look="filled" type="submit" disabled={texts.length < 2 || isShort || desk.isBusy}>
          拆成 {texts.length} 项
        </Button>
        <Button look="plain" onClick={onDone}>
          不了
        </Button>
      </p>
    </form>
  );
}
