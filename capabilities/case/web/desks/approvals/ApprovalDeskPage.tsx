import { ListChecks } from "lucide-react";
import { useState } from "react";
import { Button } from "#ui/controls/Button.tsx";
import { Chip, Tabs } from "#ui/controls/parts.tsx";
import { EmptyState } from "#ui/controls/states.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { useCall } from "#ui/use-call.ts";
import { listApprovals } from "../../../contract.ts";
import { APPROVALS, type ApprovalKind } from "../../../model/desks/approvals.ts";
import { CaseDesk } from "../parts/CaseDesk.tsx";
import { CaseLine, nameOf } from "../parts/CaseLine.tsx";
import { CaseSide } from "../parts/CaseSide.tsx";
import { usePaging } from "../parts/DeskPages.tsx";
import { ON_SCREEN } from "../parts/use-desk.ts";
import { type Approval, keyOfApproval } from "./approval.ts";
import { BatchApproval } from "./BatchApproval.tsx";

/** 负责人审批台: each thing that waits, with what was said on the way here; the simple ones together. */
export default function ApprovalDeskPage() {
  const paging = usePaging();
  const [asked, setKind] = useAddress("kind");
  const kind = asked !== null && asked in APPROVALS ? (asked as ApprovalKind) : null;
  const query = { ...paging.query, ...(kind && { kind }) };
  const { data, error, refetch } = useCall(listApprovals, { query }, ON_SCREEN);
  const [, setDoing] = useAddress("do");
  const [checked, check] = useState<ReadonlySet<string>>(new Set());
  const [batch, setBatch] = useState<readonly Approval[] | null>(null);
  const rows = data?.approvals ?? [];
  const kinds = data?.kinds ?? [];
  const all = kinds.reduce((sum, { count }) => sum + count, 0);
  const chosen = rows.filter((one) => one.isSimple && checked.has(keyOfApproval(one)));
  const simple = rows.filter(({ isSimple }) => isSimple);

  function toggle(row: Approval) {
    const next = new Set(checked);
    if (!next.delete(keyOfApproval(row))) next.add(keyOfApproval(row));
    check(next);
  }
  return (
    <CaseDesk
      title="审批台"
      note={data && `${all} 项待审批`}
      actions={
        <>
          {simple.length > 0 && (
            <Button look="plain" onClick={() => check(new Set(simple.map(keyOfApproval)))}>
              选中简单的 {simple.length} 项
            </Button>
          )}
          <Button icon={ListChecks} disabled={chosen.length === 0} onClick={() => setBatch(chosen)}>
            一起批准{chosen.length > 0 && ` ${chosen.length} 项`}
          </Button>
        </>
      }
      bar={
        <Tabs
          label="审批什么"
          active={kind ?? ""}
          onChange={(id) => {
            paging.turn(1);
            setKind(id || null);
          }}
          tabs={[
            { id: "", label: "全部", count: data ? all : null },
            ...kinds.map(({ kind: id, label, count }) => ({ id, label, count })),
          ]}
        />
      }
      rows={data?.approvals}
      paging={paging}
      count={data?.count}
      problem={error}
      onRetry={() => void refetch()}
      keyOf={keyOfApproval}
      row={(row) => (
        <CaseLine
          row={row}
          end={
            <Chip look={row.approve.isAllowed ? "accent" : "outlined"}>
              {row.approve.isAllowed ? "可以批" : "还不能批"}
            </Chip>
          }
        >
          <span className="next">
            {row.kindLabel}：{row.asks}
          </span>
        </CaseLine>
      )}
      before={(row) => (
        <input
          type="checkbox"
          aria-label={`选中 ${row.kindLabel} ${nameOf(row)}`}
          title={row.isSimple ? undefined : "不是简单案件，须逐件审批"}
          disabled={!row.isSimple}
          checked={row.isSimple && checked.has(keyOfApproval(row))}
          onChange={() => toggle(row)}
        />
      )}
      onAct={(row) => row.approve.isAllowed && setDoing(row.approve.act)}
      side={(row) => <ApprovalSide row={row} />}
      instead={
        batch && (
          <BatchApproval
            approvals={batch}
            onClose={() => {
              setBatch(null);
              check(new Set());
            }}
          />
        )
      }
      empty={
        <EmptyState title="没有待审批的">
          立案、告知、决定、强制措施、回避、延期、结案，呈报以后排在这里；不能批的会写明哪一条还不满足。
        </EmptyState>
      }
    />
  );
}

function ApprovalSide({ row }: { readonly row: Approval }) {
  const acts = [row.approve, ...(row.sendBack ? [row.sendBack] : [])];
  return (
    <CaseSide
      row={row}
      acts={acts}
      inView={[
        [row.kindLabel, row.asks],
        ["事实", row.facts || null],
      ]}
    >
      <section>
        <h3>
          呈请：{row.kindLabel}
          {row.isSimple && <Chip look="outlined">可以一起批</Chip>}
        </h3>
        <p className="case-words">{row.asks}</p>
      </section>
      {row.facts && (
        <section>
          <h3>事实</h3>
          <p className="case-words">{row.facts}</p>
        </section>
      )}
      {row.opinions.map(({ who, words }) => (
        <section key={who}>
          <h3>{who}</h3>
          <p className="case-words">{words}</p>
        </section>
      ))}
    </CaseSide>
  );
}
