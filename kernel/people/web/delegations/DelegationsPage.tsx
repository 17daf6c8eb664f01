import { Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { plainDateOf } from "#base/plain-date.ts";
import { listDelegations } from "#kernel/people/contract.ts";
import type { Delegation } from "#kernel/people/model/rosters.ts";
import { Button } from "#ui/controls/Button.tsx";
import { SearchBox } from "#ui/controls/SearchBox.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useNow } from "#ui/now.ts";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { SidePanel } from "#ui/register/SidePanel.tsx";
import { DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall } from "#ui/use-call.ts";
import { PEOPLE_TABS } from "../parts/tabs.ts";
import { AnyoneDelegationForm } from "./DelegationForm.tsx";
import { delegationColumns } from "./delegation-columns.tsx";
import { delegationStanding } from "./standing.ts";
import { useEndDelegation } from "./use-end-delegation.ts";

/** 代理: whose post is held by whom, from when to when and why. */
export default function DelegationsPage() {
  const [text, setText] = useState("");
  const [isOverToo, setOverToo] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const isNarrow = useIsNarrow();
  const today = plainDateOf(useNow());
  const delegations = useCall(listDelegations, {});
  const [end, holder] = useEndDelegation();
  const columns = useMemo(() => delegationColumns(today, isNarrow, end), [today, isNarrow, end]);
  const rows = (delegations.data ?? []).filter(
    (each) =>
      (isOverToo || delegationStanding(each, today).isOpen) &&
      [each.fromPersonName, each.toPersonName, each.postTitle, each.reason].some((word) => word.includes(text.trim())),
  );
  return (
    <RegisterPage
      title="代理"
      note="代理的人以自己的名字办事，记录写明代谁"
      tabs={PEOPLE_TABS}
      actions={
        <Button look="filled" icon={Plus} onClick={() => setAdding(true)}>
          代为办理
        </Button>
      }
    >
      {holder}
      {delegations.error ? (
        <ProblemState problem={delegations.error} onRetry={() => void delegations.refetch()} />
      ) : !delegations.data ? (
        <Waiting />
      ) : (
        <DataTable<Delegation>
          key={String(isNarrow)}
          label="代理"
          columns={columns}
          rows={rows}
          keyOf={(each) => each.id}
          rowHeight={isNarrow ? 76 : 44}
          tools={
            <>
              <SearchBox label="姓名、岗位或原因" value={text} onText={setText} />
              <label className="row t13">
                <input type="checkbox" checked={isOverToo} onChange={(event) => setOverToo(event.target.checked)} />
                连同已结束
              </label>
            </>
          }
          empty={
            <EmptyState title={isOverToo ? "没有符合的代理" : "现在没有代理"}>
              本人在“我的账号”里办；来不及的，系统管理员可以代为办理。只能从今天起，不能补办。
            </EmptyState>
          }
        />
      )}
      {isAdding && (
        <SidePanel title="代为办理代理" onClose={() => setAdding(false)}>
          <AnyoneDelegationForm onClose={() => setAdding(false)} />
        </SidePanel>
      )}
    </RegisterPage>
  );
}
