import { Info } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "#ui/controls/Button.tsx";
import { wordsOf } from "#ui/controls/toast.tsx";

const LENGTH = 6;

interface CodeFormProps {
  readonly onCode: (code: string) => Promise<void>;
  readonly onBack: () => void;
}

/** 动态口令: one field drawn as six boxes, so that pasting, deleting and reading aloud work as in any field. */
export function CodeForm({ onCode, onBack }: CodeFormProps) {
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
      <Button look="plain" size="large" className="wide" onClick={onBack}>
        换一个账号
      </Button>
    </form>
  );
}
