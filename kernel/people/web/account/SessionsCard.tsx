import { endSession, listSessions } from "#kernel/people/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Card, Chip } from "#ui/controls/parts.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { formatInstant } from "#ui/format.ts";
import { useCall, useSend } from "#ui/use-call.ts";
import { deviceWords } from "./device-words.ts";

/** 会话: where one is signed in; each other one can be ended. */
export function SessionsCard() {
  const { data, error, refetch } = useCall(listSessions, {});
  const end = useSend(endSession, [listSessions]);
  const toast = useToast();
  return (
    <Card title="在哪里登录着" more={data && `${data.length} 处`}>
      {error && <ProblemState problem={error} onRetry={() => void refetch()} />}
      {!error && !data && <Waiting />}
      <ul className="panel-lines">
        {(data ?? []).map((session) => (
          <li key={session.id}>
            <span className="grow">
              <span className="row">
                <b className="medium">{deviceWords(session.userAgent)}</b>
                {session.isCurrent && <Chip look="accent">现在这个</Chip>}
              </span>
              <span className="t12 faint">
                {formatInstant(session.startedAt)} 登录　{session.ip}　到 {formatInstant(session.expiresAt)} 自动退出
              </span>
            </span>
            {!session.isCurrent && (
              <Button
                look="plain"
                size="small"
                onClick={() =>
                  end.mutate(
                    { params: { id: session.id } },
                    { onSuccess: () => toast.done("那一处已退出登录"), onError: toast.problem },
                  )
                }
              >
                退出
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
