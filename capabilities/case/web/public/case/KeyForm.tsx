import { useState } from "react";
import { Button } from "#ui/controls/PlainButton.tsx";
import { keepPartyKey, type PartyKey } from "./party-key.ts";

interface KeyFormProps {
  readonly known: PartyKey;
  readonly problem: string | null;
}

/** 案号 and 查询码, as they are printed beside the code of the paper. */
export function KeyForm({ known, problem }: KeyFormProps) {
  const [number, setNumber] = useState(known.number);
  const [code, setCode] = useState(known.code);
  const [why, setWhy] = useState<string | null>(null);
  function open() {
    if (number.trim().length < 4) return setWhy("请填写案号");
    if (code.replace(/[\s-]/g, "").length !== 10) return setWhy("查询码是 10 位字母和数字，请再对照一遍");
    setWhy(null);
    keepPartyKey({ number: number.trim(), code: code.trim() });
  }
  const words = why ?? problem;
  return (
    <div className="public-body">
      <h1>查看我的案件</h1>
      <p>收到行政处罚告知书、决定书的，用手机扫文书最后一页的二维码就能打开；也可以在这里填案号和查询码。不用注册。</p>
      <form
        className="follow-form"
        onSubmit={(event) => {
          event.preventDefault();
          open();
        }}
      >
        <label htmlFor="case-number">案号</label>
        <input
          id="case-number"
          className="input case-code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
        <label htmlFor="case-code">查询码</label>
        <input
          id="case-code"
          className="input case-code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        {words && (
          <p className="public-problem" role="alert">
            {words}
          </p>
        )}
        <p className="wide-button">
          <Button size="touch" look="filled" type="submit">
            查看
          </Button>
        </p>
      </form>
      <p className="muted">查询码只有你有。关掉这一页，手机上就不再留着它；不要告诉别人。</p>
    </div>
  );
}
