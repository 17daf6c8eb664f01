import { LoaderCircle, TriangleAlert, Unplug } from "lucide-react";
import type { ReactNode } from "react";
import type { FieldError } from "#base/problem.ts";
import type { ListedActOnPage } from "#kernel/matter/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { useConfirm } from "#ui/controls/confirm.ts";
import { keepChoosing } from "#ui/fields/choosing.ts";
import { FormFields, isAbout } from "#ui/fields/FormFields.tsx";
import { AWAITING_FILES, useUploads } from "#ui/fields/uploads.ts";
import { Refusal } from "#ui/work/Refusal.tsx";
import { pauseBefore, type Standing, type useActForm } from "./use-act-form.ts";

interface ActFormProps {
  readonly act: ListedActOnPage;
  readonly form: ReturnType<typeof useActForm>;
  readonly onCancel?: () => void;
  /** Something else must be decided first; the form is read and written, but not sent. */
  readonly isHeld?: boolean;
  /** Under the field of this name. */
  readonly under?: (name: string) => ReactNode;
  /** Between the fields and the button. */
  readonly children?: ReactNode;
}

/** The fields of an act, what is wrong with them, and the button that does it. */
export function ActForm({ act, form, onCancel, isHeld = false, under, children }: ActFormProps) {
  const [confirm, confirmHolder] = useConfirm();
  const isSending = form.standing.kind === "sending";
  async function submit() {
    if (isSending || isHeld) return;
    if (act.confirm && !(await confirm(act.label, act.confirm, act.label))) return;
    await form.submit();
  }
  const uploads = useUploads(submit);
  const isBusy = isSending || uploads.isAwaited;
  const busyLabel = isSending ? "正在提交" : AWAITING_FILES;
  return (
    <form
      className="act-form"
      onSubmit={(event) => {
        event.preventDefault();
        uploads.send();
      }}
      onKeyDown={(event) => {
        keepChoosing(event);
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
      noValidate
    >
      <Summary errors={form.errors} act={act} />
      <FormFields
        fields={act.fields}
        value={form.value}
        errors={form.errors}
        onChange={form.change}
        uploads={uploads}
        {...(under && { under })}
      />
      {act.fields.length === 0 && <p className="muted t13">这一步不用填写，确认就办。</p>}
      {children}
      <Standings standing={form.standing} act={act} onRetry={form.retry} onPause={form.pause} />
      <div className="act-form-foot">
        <Button type="submit" look={isHeld ? "outlined" : "filled"} size="large" disabled={isBusy || isHeld}>
          {isBusy && <LoaderCircle className="turning" size={16} strokeWidth={1.5} aria-hidden />}
          {isBusy ? busyLabel : act.label}
        </Button>
        {onCancel && (
          <Button look="plain" size="large" onClick={onCancel}>
            收起
          </Button>
        )}
        <span className="grow" />
        {Object.keys(form.value).length > 0 && (
          <span className="faint t12">
            写的内容存在这台设备上{act.fields.some((field) => field.isPersonal) && "，个人信息不存"}
          </span>
        )}
      </div>
      {confirmHolder}
    </form>
  );
}

/** How many places are wrong; errors that belong to no field on the page are told in full. */
function Summary({ errors, act }: { readonly errors: readonly FieldError[]; readonly act: ListedActOnPage }) {
  if (errors.length === 0) return null;
  const homeless = errors.filter((error) => !act.fields.some((field) => isAbout(error, field.name)));
  return (
    <div className="act-form-summary" role="alert">
      <p className="row strong">
        <TriangleAlert size={16} strokeWidth={1.5} aria-hidden />
        还差 {errors.length} 处，改好就能提交
      </p>
      {homeless.map((error) => (
        <p key={error.path + error.message}>{error.message}</p>
      ))}
    </div>
  );
}

function Standings(props: {
  readonly standing: Standing;
  readonly act: ListedActOnPage;
  readonly onRetry: () => Promise<void>;
  readonly onPause: () => void;
}) {
  const { standing, act, onRetry, onPause } = props;
  if (standing.kind === "offline") {
    return (
      <div className="act-form-offline" role="alert">
        <p className="row strong">
          <Unplug size={16} strokeWidth={1.5} aria-hidden />
          连不上服务
        </p>
        <p className="muted">
          写的内容已存在这台设备上，连上会自动提交，不会办两次。{pauseBefore(standing.attempt) / 1000} 秒后再试。
        </p>
        <div className="row">
          <Button size="small" onClick={() => void onRetry()}>
            现在就试
          </Button>
          <Button size="small" look="plain" onClick={onPause}>
            先不提交
          </Button>
        </div>
      </div>
    );
  }
  if (standing.kind !== "refused") return null;
  const { rules = [], detail, title } = standing.problem;
  return (
    <div className="act-form-refused" role="alert">
      {rules.length > 0 ? <Refusal act={act.label} refusals={rules} /> : <p>{detail ?? title}</p>}
    </div>
  );
}
