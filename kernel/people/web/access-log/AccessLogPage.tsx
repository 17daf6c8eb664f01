import { Select } from "antd";
import { Settings2 } from "lucide-react";
import { useMemo, useState } from "react";
import type { Instant } from "#base/instant.ts";
import { listAccessLog, listPersons } from "#kernel/people/contract.ts";
import { ACCESS_KINDS, type AccessKind } from "#kernel/people/model/account.ts";
import { Button } from "#ui/controls/Button.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall } from "#ui/use-call.ts";
import { PEOPLE_TABS } from "../parts/tabs.ts";
import { type AccessEntry, accessColumns } from "./access-columns.tsx";
import { SignInSetting } from "./SignInSetting.tsx";

/** The server gives this many at a time. */
const PAGE = 200;

/** 登录与查阅日志: who signed in, who was locked out, who looked at a phone number and why. Nobody can change it. */
export default function AccessLogPage() {
  const [personId, setPersonId] = useAddress("person");
  const [kind, setKind] = useState<AccessKind | null>(null);
  const [before, setBefore] = useState<Instant | null>(null);
  const [isSetting, setSetting] = useState(false);
  const isNarrow = useIsNarrow();
  const persons = useCall(listPersons, { query: {} });
  const query = { ...(personId ? { personId } : {}), ...(before ? { before } : {}) };
  const log = useCall(listAccessLog, { query }, { keepsFormer: true });
  const columns = useMemo(() => accessColumns(isNarrow), [isNarrow]);
  const entries = log.data ?? [];
  const rows = entries.filter((entry) => !kind || entry.kind === kind);
  const oldest = entries.at(-1)?.at ?? null;
  return (
    <RegisterPage
      title="登录与查阅日志"
      note="只增不改"
      tabs={PEOPLE_TABS}
      actions={
        <Button icon={Settings2} onClick={() => setSetting(true)}>
          登录设置
        </Button>
      }
    >
      {log.error ? (
        <ProblemState problem={log.error} onRetry={() => void log.refetch()} />
      ) : !log.data ? (
        <Waiting />
      ) : (
        <DataTable<AccessEntry>
          key={String(isNarrow)}
          label="登录与查阅日志"
          columns={columns}
          rows={rows}
          keyOf={(entry) => entry.id}
          rowHeight={isNarrow ? 68 : 36}
          tools={
            <>
              <Select
                aria-label="人员"
                size="small"
                allowClear
                showSearch={{ optionFilterProp: "label" }}
                placeholder="所有人"
                value={personId}
                options={(persons.data ?? []).map(({ id, name, badgeNumber }) => ({
                  value: id,
                  label: badgeNumber ? `${name} ${badgeNumber}` : name,
                }))}
                onChange={(value: string | undefined) => {
                  setBefore(null);
                  setPersonId(value ?? null);
                }}
              />
              <Select
                aria-label="事项"
                size="small"
                allowClear
                placeholder="所有事项"
                value={kind}
                options={Object.entries(ACCESS_KINDS).map(([value, label]) => ({ value: value as AccessKind, label }))}
                onChange={(value: AccessKind | undefined) => setKind(value ?? null)}
              />
              {before && (
                <Button look="plain" size="small" onClick={() => setBefore(null)}>
                  回到最新
                </Button>
              )}
              {entries.length === PAGE && (
                <Button look="plain" size="small" onClick={() => setBefore(oldest)}>
                  更早的 {PAGE} 条
                </Button>
              )}
            </>
          }
          empty={<EmptyState title="没有符合的记录">换一个人或事项，或者看更早的。</EmptyState>}
        />
      )}
      {isSetting && <SignInSetting onClose={() => setSetting(false)} />}
    </RegisterPage>
  );
}
