import { Plus } from "lucide-react";
import { useState } from "react";
import { plainDateOf } from "#base/plain-date.ts";
import { listDelegations } from "#kernel/people/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Card, Chip } from "#ui/controls/parts.tsx";
import { useNow } from "#ui/now.ts";
import { useCall } from "#ui/use-call.ts";
import { OwnDelegationForm } from "../delegations/DelegationForm.tsx";
import { delegationStanding } from "../delegations/standing.ts";
import { useEndDelegation } from "../delegations/use-end-delegation.ts";

/** My delegations: given and held. */
export function DelegationsCard({ personId }: { readonly personId: string }) {
  const [isAdding, setAdding] = useState(false);
  const today = plainDateOf(useNow());
  const { data = [] } = useCall(listDelegations, {});
  const [end, holder] = useEndDelegation();
  const mine = data.filter((each) => each.fromPersonId === personId || each.toPersonId === personId);
  return (
    <Card
      title="代理"
      more={
        !isAdding && (
          <Button look="plain" size="small" icon={Plus} onClick={() => setAdding(true)}>
            把岗位交给别人代理
          </Button>
        )
      }
    >
      {holder}
      {isAdding && <OwnDelegationForm onClose={() => setAdding(false)} />}
      {!isAdding && mine.length === 0 && (
        <p className="panel-note">没有代理。请假、出差前把岗位交给同事，他以自己的名字办，记录写明代你。</p>
      )}
      <ul className="panel-lines">
        {mine.map((each) => {
          const { label, isOpen } = delegationStanding(each, today);
          const isGiven = each.fromPersonId === personId;
          return (
            <li key={each.id} data-past={!isOpen || undefined}>
              <span className="grow">
                <span className="row">
                  <b className="medium">{isGiven ? `交给 ${each.toPersonName}` : `代 ${each.fromPersonName}`}</b>
                  <Chip>{label}</Chip>
                </span>
                <span className="t12 faint">
                  {each.postTitle}　{each.fromOn} 至 {each.toOn}　{each.reason}
                </span>
              </span>
              {isGiven && isOpen && (
                <Button look="plain" size="small" onClick={() => end(each)}>
                  收回
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
