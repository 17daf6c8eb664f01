import { useState } from "react";
import { removeSecondFactor, resetPassword, unlock, updatePerson } from "#kernel/people/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { useConfirm } from "#ui/controls/confirm.ts";
import { useToast } from "#ui/controls/toast.tsx";
import { formatInstant } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { PanelSection } from "#ui/register/SidePanel.tsx";
import { useSession } from "#ui/session.ts";
import { useSend } from "#ui/use-call.ts";
import { PasswordOnce } from "../parts/PasswordOnce.tsx";
import { PERSON_ANSWERS, type PersonDetail } from "./detail.ts";
import { isLocked } from "./person-filter.ts";

type Status = PersonDetail["status"];

/** 账号: password, second factor, lock, and whether the person may sign in at all. */
export function AccountSection({ person }: { readonly person: PersonDetail }) {
  const [password, setPassword] = useState<string | null>(null);
  const reset = useSend(resetPassword, PERSON_ANSWERS);
  const remove = useSend(removeSecondFactor, PERSON_ANSWERS);
  const open = useSend(unlock, PERSON_ANSWERS);
  const update = useSend(updatePerson, PERSON_ANSWERS);
  const toast = useToast();
  const now = useNow();
  const [confirm, holder] = useConfirm();
  const isMe = useSession().person.id === person.id;
  const params = { id: person.id };
  const { name } = person;

  async function resetPasswordOf() {
    const detail = "旧密码马上失效，他会在所有电脑和手机上退出登录。新密码只显示一次。";
    if (!(await confirm(`重置${name}的密码？`, detail, "重置密码"))) return;
    try {
      setPassword((await reset.mutateAsync({ params })).password);
    } catch (problem) {
      toast.problem(problem);
    }
  }
  async function removeFactor() {
    const detail = "只在手机遗失、换机时用。停用后只凭密码登录，请他尽快重新启用。";
    if (!(await confirm(`停用${name}的动态口令？`, detail, "停用动态口令"))) return;
    remove.mutate({ params }, { onSuccess: () => toast.done("动态口令已停用"), onError: toast.problem });
  }
  async function setStatus(status: Status, title: string, detail: string) {
    if (status !== "active" && !(await confirm(title, detail, title.slice(0, 2)))) return;
    const put = (next: Status) => update.mutateAsync({ params, body: { status: next } });
    try {
      await put(status);
      const said = status === "active" ? "账号已恢复" : status === "left" ? "已办离岗" : "账号已停用";
      toast.done(said, () => void put(person.status).catch(toast.problem));
    } catch (problem) {
      toast.problem(problem);
    }
  }
  return (
    <PanelSection title="账号">
      {holder}
      {password && <PasswordOnce label="新密码" password={password} />}
      <ul className="panel-lines">
        {person.lockedUntil && isLocked(person, now) && (
          <Line title="登录锁定中" detail={`连续输错，锁定到 ${formatInstant(person.lockedUntil)}`}>
            <Button
              size="small"
              onClick={() =>
                open.mutate({ params }, { onSuccess: () => toast.done("已解除锁定"), onError: toast.problem })
              }
            >
              解除锁定
            </Button>
          </Line>
        )}
        <Line title="密码" detail="只存校验值，谁也看不到">
          <Button size="small" onClick={() => void resetPasswordOf()}>
            重置密码
          </Button>
        </Line>
        <Line title="动态口令" detail={person.hasSecondFactor ? "已启用" : "还没有启用，只凭密码登录"}>
          {person.hasSecondFactor && (
            <Button size="small" onClick={() => void removeFactor()}>
              手机遗失，停用
            </Button>
          )}
        </Line>
        {isMe ? (
          <Line title="这是你自己" detail="停用和离岗请由另一位系统管理员办理" />
        ) : person.status === "active" ? (
          <Line title="在岗" detail="可以登录">
            <Button
              size="small"
              onClick={() =>
                void setStatus("suspended", `停用${name}的账号？`, "他会马上退出登录，恢复之前不能再登录。岗位都保留。")
              }
            >
              停用
            </Button>
            <Button
              size="small"
              onClick={() =>
                void setStatus(
                  "left",
                  `离岗：${name}不再在本机关工作？`,
                  "他会马上退出登录。办过的事、留下的记录都不变。",
                )
              }
            >
              离岗
            </Button>
          </Line>
        ) : (
          <Line title={person.status === "left" ? "已离岗" : "已停用"} detail="不能登录">
            <Button size="small" onClick={() => void setStatus("active", "", "")}>
              恢复在岗
            </Button>
          </Line>
        )}
      </ul>
    </PanelSection>
  );
}

interface LineProps {
  readonly title: string;
  readonly detail: string;
  readonly children?: React.ReactNode;
}

function Line({ title, detail, children }: LineProps) {
  return (
    <li>
      <span className="grow">
        <b className="medium">{title}</b>
        <br />
        <span className="t12 faint">{detail}</span>
      </span>
      {children}
    </li>
  );
}
