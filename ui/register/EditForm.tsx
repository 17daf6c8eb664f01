import { TriangleAlert } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { z } from "zod";
import { Button } from "../controls/Button.tsx";
import { keepChoosing } from "../fields/choosing.ts";
import { FormFields } from "../fields/FormFields.tsx";
import { AWAITING_FILES, useUploads } from "../fields/uploads.ts";
import { type EditFormOptions, useEditForm } from "./use-edit-form.ts";

interface EditFormProps<S extends z.ZodType, A> extends EditFormOptions<S, A> {
  /** A verb: 保存, 新建. */
  readonly sendLabel: string;
  readonly onCancel?: () => void;
  /** Between the fields and the button: what will follow from it. */
  readonly children?: ReactNode;
}

/** A form that writes to a register. What is written survives a reload; wrong fields say what to do. */
export function EditForm<S extends z.ZodType, A>(props: EditFormProps<S, A>) {
  const { fields, sendLabel, onCancel, children } = props;
  const form = useEditForm(props);
  const uploads = useUploads(form.submit);
  const busyLabel = uploads.isAwaited ? AWAITING_FILES : "正在提交";
  const isBusy = form.isBusy || uploads.isAwaited;
  const [wasKept] = useState(form.isChanged);
  return (
    <form
      noValidate
      onKeyDown={keepChoosing}
      onSubmit={(event) => {
        event.preventDefault();
        uploads.send();
      }}
    >
      {wasKept && form.isChanged && (
        <p className="panel-note row">
          <span className="grow">这是上次没有提交的内容</span>
          <Button look="plain" size="small" onClick={form.discard}>
            不要了
          </Button>
        </p>
      )}
      {form.problem && (
        <p className="edit-problem" role="alert">
          <TriangleAlert size={16} strokeWidth={1.5} aria-hidden />
          <span>{form.problem}</span>
        </p>
      )}
      <FormFields fields={fields} value={form.value} errors={form.errors} onChange={form.change} uploads={uploads} />
      {children}
      <div className="edit-foot">
        <Button look="filled" type="submit" disabled={isBusy}>
          {isBusy ? busyLabel : sendLabel}
        </Button>
        {onCancel && (
          <Button look="plain" onClick={onCancel}>
            不了
          </Button>
        )}
      </div>
    </form>
  );
}
