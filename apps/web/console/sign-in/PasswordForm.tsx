import { Eye, EyeOff, Info } from "lucide-react";
import { useState } from "react";
import { Button } from "#ui/controls/Button.tsx";
import { wordsOf } from "#ui/controls/toast.tsx";

export function PasswordForm({ onSubmit }: { readonly onSubmit: (name: string, password: string) => Promise<void> }) {
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [isShown, setShown] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function submit() {
    if (name.trim() === "" || password === "") return setProblem("请填工号或手机号，再填密码。");
    setBusy(true);
    setProblem(null);
    try {
      await onSubmit(name.trim(), password);
    } catch (cause) {
      setProblem(wordsOf(cause));
    } finally {
      setBusy(false);
    }
  }
  const wrong = {
    "aria-invalid": problem !== null || undefined,
    "aria-describedby": problem ? "sign-in-problem" : undefined,
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className="field">
        <label htmlFor="name">工号或手机号</label>
        <input
          id="name"
          className="input"
          autoComplete="username"
          value={name}
          onChange={(event) => setName(event.target.value)}
          {...wrong}
        />
      </div>
      <div className="field">
        <label htmlFor="password">密码</label>
        <span className="password">
          <input
            id="password"
            className="input"
            type={isShown ? "text" : "password"}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            {...wrong}
          />
          <button type="button" aria-label={isShown ? "不显示密码" : "显示密码"} onClick={() => setShown(!isShown)}>
            {isShown ? (
              <EyeOff size={18} strokeWidth={1.5} aria-hidden />
            ) : (
              <Eye size={18} strokeWidth={1.5} aria-hidden />
            )}
          </button>
        </span>
      </div>
      {problem && (
        <p className="field-message" id="sign-in-problem" role="alert">
          <Info size={16} strokeWidth={1.5} aria-hidden />
          {problem}
        </p>
      )}
      <Button look="filled" size="large" type="submit" className="wide" disabled={isBusy}>
        {isBusy ? "正在登录" : "登录"}
      </Button>
    </form>
  );
}
