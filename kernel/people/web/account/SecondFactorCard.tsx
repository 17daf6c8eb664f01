import { Download } from "lucide-react";
import { useState } from "react";
import type { z } from "zod";
import { confirmSecondFactor, disableSecondFactor, enrolSecondFactor, getMe } from "#kernel/people/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Card, Chip } from "#ui/controls/parts.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { download } from "#ui/table/csv.ts";
import { useSend } from "#ui/use-call.ts";
import { SecretField } from "./SecretField.tsx";
import { useSecretForm } from "./use-secret-form.ts";

type Enrolment = z.output<(typeof enrolSecondFactor)["response"]>;

/** 动态口令: scan, keep the recovery codes, confirm with a first code. */
export function SecondFactorCard({ isOn }: { readonly isOn: boolean }) {
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  return (
    <Card title="动态口令" more={<Chip>{isOn ? "已启用" : "没有启用"}</Chip>}>
      {enrolment && !isOn ? (
        <Confirm enrolment={enrolment} onDone={() => setEnrolment(null)} />
      ) : (
        <Begin isOn={isOn} onEnrolled={setEnrolment} />
      )}
    </Card>
  );
}

interface BeginProps {
  readonly isOn: boolean;
  readonly onEnrolled: (enrolment: Enrolment) => void;
}

/** Both ways begin with the password: a desk left open must not be enough. */
function Begin({ isOn, onEnrolled }: BeginProps) {
  const [password, setPassword] = useState("");
  const form = useSecretForm("password");
  const enrol = useSend(enrolSecondFactor, []);
  const disable = useSend(disableSecondFactor, [getMe]);
  const toast = useToast();
  async function submit() {
    if (password === "") return form.complain("password", "请输入现在的密码");
    const isDone = await form.submit(async () => {
      if (isOn) await disable.mutateAsync({ body: { password } });
      else onEnrolled(await enrol.mutateAsync({ body: { password } }));
    });
    if (isDone && isOn) toast.done("动态口令已停用");
    if (isDone) setPassword("");
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className="t13 muted" style={{ marginBottom: 12 }}>
        {isOn
          ? "登录时除了密码，还要手机令牌上的 6 位数字。手机丢了可以用恢复码登录，或请系统管理员停用。"
          : "启用后，别人就算知道密码也登不进来。需要一个手机令牌应用。"}
      </p>
      <SecretField
        id="factor-password"
        label="现在的密码"
        value={password}
        message={form.messageOf("password")}
        onChange={setPassword}
        autoComplete="current-password"
      />
      <Button type="submit" disabled={form.isBusy}>
        {isOn ? "停用动态口令" : "启用动态口令"}
      </Button>
    </form>
  );
}

function Confirm({ enrolment, onDone }: { readonly enrolment: Enrolment; readonly onDone: () => void }) {
  const [code, setCode] = useState("");
  const form = useSecretForm("code");
  const confirm = useSend(confirmSecondFactor, [getMe]);
  const toast = useToast();
  const { qr, uri, recoveryCodes } = enrolment;
  async function submit() {
    if (!(await form.submit(() => confirm.mutateAsync({ body: { code } })))) return;
    toast.done("动态口令已启用");
    onDone();
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className="second-factor-code">
        <img src={qr} alt="动态口令二维码" />
        <div className="t13">
          <p className="medium">一、用手机令牌应用扫这个码</p>
          <p className="muted">扫不了就输入密钥：</p>
          <p style={{ overflowWrap: "anywhere" }}>{new URL(uri).searchParams.get("secret")}</p>
        </div>
      </div>
      <p className="t13 medium">二、把恢复码收好，手机丢了用它登录，每个用一次</p>
      <ul className="recovery-codes">
        {recoveryCodes.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <p style={{ marginBottom: 12 }}>
        <Button
          size="small"
          icon={Download}
          onClick={() => download("方圆恢复码.txt", `${recoveryCodes.join("\r\n")}\r\n`, "text/plain;charset=utf-8")}
        >
          存成文件
        </Button>
      </p>
      <SecretField
        id="factor-code"
        label="三、输入手机上现在的 6 位数字"
        value={code}
        message={form.messageOf("code")}
        onChange={setCode}
        autoComplete="one-time-code"
      />
      <div className="edit-foot">
        <Button look="filled" type="submit" disabled={form.isBusy}>
          确认启用
        </Button>
        <Button look="plain" onClick={onDone}>
          先不启用
        </Button>
      </div>
    </form>
  );
}
