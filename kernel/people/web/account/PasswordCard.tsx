import { useState } from "react";
import { changePassword, listSessions } from "#kernel/people/contract.ts";
import { PasswordSchema } from "#kernel/people/model/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Card } from "#ui/controls/parts.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { useSend } from "#ui/use-call.ts";
import { SecretField } from "./SecretField.tsx";
import { useSecretForm } from "./use-secret-form.ts";

export function PasswordCard() {
  const [password, setPassword] = useState("");
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const form = useSecretForm("password");
  const change = useSend(changePassword, [listSessions]);
  const toast = useToast();

  async function submit() {
    if (password === "") return form.complain("password", "请输入现在的密码");
    const judged = PasswordSchema.safeParse(next);
    if (!judged.success) return form.complain("next", judged.error.issues.map(({ message }) => message).join("；"));
    if (next !== again) return form.complain("again", "两次输入的新密码不一样");
    if (!(await form.submit(() => change.mutateAsync({ body: { password, next } })))) return;
    setPassword("");
    setNext("");
    setAgain("");
    toast.done("密码已修改，其他地方的登录都已结束");
  }
  return (
    <Card title="密码">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <SecretField
          id="password"
          label="现在的密码"
          value={password}
          message={form.messageOf("password")}
          onChange={setPassword}
          autoComplete="current-password"
        />
        <SecretField
          id="next-password"
          label="新密码"
          hint="至少 8 位，同时有字母和数字或符号"
          value={next}
          message={form.messageOf("next")}
          onChange={setNext}
          autoComplete="new-password"
        />
        <SecretField
          id="again-password"
          label="再输一次新密码"
          value={again}
          message={form.messageOf("again")}
          onChange={setAgain}
          autoComplete="new-password"
        />
        <Button look="filled" type="submit" disabled={form.isBusy}>
          修改密码
        </Button>
      </form>
    </Card>
  );
}
