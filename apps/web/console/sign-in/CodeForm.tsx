import { Info } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "#ui/controls/Button.tsx";
import { wordsOf } from "#ui/controls/toast.tsx";

const LENGTH = 6;

/** As they are handed out, with or without the dash: `a1B2c-3D4e5`. */
const RECOVERY_CODE = /^[A-Za-z0-9]{5}-?[A-Za-z0-9]{5}$/;

interface CodeFormProps {
  readonly onCode: (code: string) => Promise<void>;
  readonly onBack: () => void;
}

/** 第二步: six figures from the token, or a recovery code when the phone is lost. */
export function CodeForm({ onCode, onBack }: CodeFormProps) {
  const [isRecovering, setRecovering] = useState(false);
  const Form = isRecovering ? RecoveryForm : FiguresForm;
  return (
    <>
      <Form onCode={onCode} />
      <Button look="plain" size="large" className="wide" onClick={() => setRecovering(!isRecovering)}>
        {isRecovering ? "用动态口令" : "手机不在身边，用恢复码"}
      </Button>
      <Button look="plain" size="large" className="wide" onClick={onBack}>
        换一个账号
      </Button>
    </>
  );
}

interface StepProps {
  readonly onCode: (code: string) => Promise<void>;
}

/** 恢复码: ten letters and figures, each good once. */
function RecoveryForm({ onCode }: StepProps) {
  const [code, setCode] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function submit() {
    const typed = code.replace(/\s/g, "");
    if (!RECOVERY_CODE.test(typed)) return setProblem("恢复码是 10 个字母和数字，分大小写，中间有一条短横。");
    setBusy(true);
    setProblem(null);
    try {
      await onCode(typed.includes("-") ? typed : `${typed.slice(0, 5)}-${typed.slice(5)}`);
    } catch (cause) {
      setProblem(wordsOf(cause));
    } finally {
      setBusy(false);
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className="field" data-wrong={problem ? true : undefined}>
        <label htmlFor="recovery-code">
          恢复码 <span className="field-hint">启用动态口令时保存的，一个只能用一次</span>
        </label>
        <input
          id="recovery-code"
          className="input"
          // biome-ignore lint/a11y/noAutofocus: the person has just asked for exactly this.
          autoFocus
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={20}
          value={code}
          disabled={isBusy}
          aria-invalid={problem !== null || undefined}
          aria-describedby={problem ? "recovery-problem" : undefined}
          onChange={(event) => setCode(event.target.value)}
        />
        {problem && (
          <p className="field-message" id="recovery-problem" role="alert">
            <Info size={16} strokeWidth={1.5} aria-hidden />
            {problem}
          </p>
        )}
      </div>
      <Button look="filled" size="large" type="submit" className="wide" disabled={isBusy}>
        {isBusy ? "正在登录" : "登录"}
      </Button>
    </form>
  );
}

/** 动态口令: one field drawn as six boxes, so that pasting, deleting and reading aloud work as in any field. */
function FiguresForm({ onCode }: StepProps) {
  const [code, setCode] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  async function submit(figures: string) {
    if (figures.length !== LENGTH) return setProblem(`口令是 ${LENGTH} 位数字。`);
    setBusy(true);
    setProblem(null);
    try {
      await onCode(figures);
    } catch (cause) {
      setProblem(wordsOf(cause));
      setCode("");
      input.current?.focus();
    } finally {
      setBusy(false);
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit(code);
      }}
    >
      <div className="field">
        <label htmlFor="code">
          动态口令 <span className="field-hint">手机令牌上的 6 位数字</span>
        </label>
        <div className="code" data-wrong={problem ? true : undefined}>
          <input
            ref={input}
            id="code"
            // biome-ignore lint/a11y/noAutofocus: the page has just asked for exactly this.
            autoFocus
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={LENGTH}
            value={code}
            disabled={isBusy}
            aria-invalid={problem !== null || undefined}
            aria-describedby={problem ? "code-problem" : undefined}
            onChange={(event) => {
              const figures = event.target.value.replace(/\D/g, "").slice(0, LENGTH);
              setCode(figures);
              if (figures.length === LENGTH) void submit(figures);
            }}
          />
          {Array.from({ length: LENGTH }, (_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: six places that never move.
            <span key={i} data-here={i === code.length || undefined} aria-hidden>
              {code[i]}
            </span>
          ))}
        </div>
        {problem && (
          <p className="field-message" id="code-problem" role="alert">
            <Info size={16} strokeWidth={1.5} aria-hidden />
            {problem}
          </p>
        )}
      </div>
      <Button look="filled" size="large" type="submit" className="wide" disabled={isBusy}>
        {isBusy ? "正在登录" : "登录"}
      </Button>
    </form>
  );
}
