import "./sign-in.css";
import { useQueryClient } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { useEffect, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { signIn, signInCode } from "#kernel/people/contract.ts";
import { call } from "#ui/call.ts";
import { Mark } from "../../Mark.tsx";
import { forgetPost } from "../chosen-post.ts";
import { CityDrawing } from "./CityDrawing.tsx";
import { CodeForm } from "./CodeForm.tsx";
import { DemoAccounts } from "./DemoAccounts.tsx";
import { PasswordForm } from "./PasswordForm.tsx";

/** 登录: name and password, then six figures when the server asks for them. */
export default function SignIn() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [search] = useSearchParams();
  const [needsCode, setNeedsCode] = useState(false);
  useEffect(() => {
    document.title = "登录·方圆";
  }, []);

  async function enter() {
    // The next person has other posts and other answers.
    forgetPost();
    client.clear();
    const back = search.get("back") ?? "";
    // Another face is another page.
    if (back === "/screen") return location.assign(back);
    // Only a place inside the console: a link must not send somebody away after signing in. The front door is no wish.
    const isWish = /^\/console(\/(?!sign-in)|\?)/.test(back);
    await navigate(isWish ? back : "/console/start", { replace: true });
  }
  async function withPassword(name: string, password: string) {
    const answer = await call(signIn, { body: { name, password } });
    if (answer.step === "code") setNeedsCode(true);
    else await enter();
  }
  async function withCode(code: string) {
    await call(signInCode, { body: { code } });
    await enter();
  }

  return (
    <main className="sign-in">
      <section className="sign-in-left">
        <p className="sign-in-brand">
          <Mark size={28} />
          方圆
        </p>
        <div className="sign-in-form">
          <h1>登录</h1>
          <p className="muted">城市管理与综合执法平台</p>
          {needsCode ? (
            <CodeForm onCode={withCode} onBack={() => setNeedsCode(false)} />
          ) : (
            <>
              <PasswordForm onSubmit={withPassword} />
              <DemoAccounts onChoose={(name, password) => void withPassword(name, password)} />
            </>
          )}
        </div>
        <p className="sign-in-foot">连续 5 次输错，账号锁定 15 分钟。登录与退出都会留痕。</p>
      </section>
      <section className="sign-in-right" aria-label="方圆">
        <CityDrawing />
        <div className="sign-in-note">
          <ShieldCheck size={24} strokeWidth={1.5} aria-hidden />
          <p>
            <b>不以规矩，不能成方圆。</b>
            <br />
            <span className="muted">每一步谁做的、何时做的、凭什么能做，都记在这里，谁也不能悄悄改。</span>
          </p>
        </div>
      </section>
    </main>
  );
}
