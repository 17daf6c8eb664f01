import { type FormEvent, useState } from "react";
import { Button } from "#ui/controls/PlainButton.tsx";
import { usePlace } from "#ui/public/router.tsx";
import { readFollowCode } from "./follow-code.ts";

/** 已有号码，查进度. */
export function FollowForm() {
  const { go } = usePlace();
  const [typed, setTyped] = useState("");
  const [isWrong, setWrong] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    const code = readFollowCode(typed);
    setWrong(code === null);
    if (code) go(`/follow/${code}`);
  }
  return (
    <form className="follow-form" onSubmit={submit}>
      <label htmlFor="code">已有号码，查进度</label>
      <div className="follow-row">
        <input
          id="code"
          className="input"
          value={typed}
          placeholder="例如 7K3M Q9XA 2T"
          autoComplete="off"
          autoCapitalize="characters"
          aria-invalid={isWrong || undefined}
          aria-describedby={isWrong ? "code-message" : undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button size="touch" type="submit">
          查询
        </Button>
      </div>
      {isWrong && (
        <p className="field-message" id="code-message" role="alert">
          号码是 10 个字母和数字，请对照收到时的号码再输一次
        </p>
      )}
    </form>
  );
}
