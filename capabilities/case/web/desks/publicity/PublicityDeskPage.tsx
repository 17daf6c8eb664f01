import { ExternalLink, FileText } from "lucide-react";
import { matterPath } from "#kernel/matter/web/public.ts";
import type { CallOutput } from "#ui/call.ts";
import { ButtonLink } from "#ui/controls/Button.tsx";
import { KeyValue, Tabs } from "#ui/controls/parts.tsx";
import { EmptyState } from "#ui/controls/states.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { useCall } from "#ui/use-call.ts";
import { listPublicity } from "../../../contract.ts";
import { PUBLICITY_TABS, type PublicityTab } from "../../../model/surface/publicity.ts";
import { CaseDesk } from "../parts/CaseDesk.tsx";
import { CaseLine } from "../parts/CaseLine.tsx";
import { CaseSide } from "../parts/CaseSide.tsx";
import { usePaging } from "../parts/DeskPages.tsx";
import { yuan } from "../parts/money.ts";
import { ON_SCREEN } from "../parts/use-desk.ts";

type Decision = CallOutput<typeof listPublicity>["decisions"][number];

/** 决定公开台: what must be published or kept back by which day, what must be taken down, and what the public sees. */
export default function PublicityDeskPage() {
  const [asked, setTab] = useAddress("tab");
  const tab: PublicityTab = asked !== null && asked in PUBLICITY_TABS ? (asked as PublicityTab) : "due";
  const paging = usePaging();
  const { data, error, refetch } = useCall(listPublicity, { query: { ...paging.query, tab } }, ON_SCREEN);
  const [, setDoing] = useAddress("do");
  return (
    <CaseDesk
      title="决定公开台"
      note={data && `本机关公开${data.isAllPublished ? "全部处罚决定" : "具有一定社会影响的处罚决定"}，先到期的在前`}
      bar={
        <Tabs
          label="哪些决定"
          active={tab}
          onChange={(id) => {
            paging.turn(1);
            setTab(id === "due" ? null : id);
          }}
          tabs={(Object.keys(PUBLICITY_TABS) as PublicityTab[]).map((id) => ({
            id,
            label: PUBLICITY_TABS[id],
            count: data?.counts[id] ?? null,
          }))}
        />
      }
      rows={data?.decisions}
      paging={paging}
      count={data?.count}
      problem={error}
      onRetry={() => void refetch()}
      keyOf={({ matterId }) => matterId}
      groupOf={({ publicityLabel }) => publicityLabel}
      row={(row) => (
        <CaseLine row={row} end={row.decidedOn && `${row.decidedOn} 决定`}>
          <span className="next">{lineOf(row)}</span>
          <span className="sub">{row.decisionNumber}</span>
        </CaseLine>
      )}
      onAct={(row) => {
        const act = row.acts.find(({ isAllowed }) => isAllowed);
        if (act) setDoing(act.act);
      }}
      side={(row) => <DecisionSide row={row} />}
      empty={<EmptyState title={EMPTY[tab]}>{HOW[tab]}</EmptyState>}
    />
  );
}

const EMPTY: Readonly<Record<PublicityTab, string>> = {
  due: "没有要公开或者撤回的决定",
  published: "还没有公开的决定",
  kept: "没有不公开和撤回的决定",
};
const HOW: Readonly<Record<PublicityTab, string>> = {
  due: "处罚决定作出以后排到这里，七个工作日内公开，或者写明理由不公开；决定变更、撤销、确认违法的，三日内撤回并说明理由。",
  published: "公开以后列在这里，公众在“处罚决定公开”里看得到。",
  kept: "不公开的写着理由；撤回的说明理由后也列在这里。",
};

function lineOf(row: Decision): string {
  if (row.publicity === "to_publish") return row.penalty;
  return row.reason || row.penalty;
}

function DecisionSide({ row }: { readonly row: Decision }) {
  const isShown = row.publicity === "published";
  return (
    <CaseSide
      row={row}
      acts={row.acts}
      inView={[
        ["处罚", row.penalty],
        ["事实", row.facts || null],
      ]}
      more={
        isShown && (
          <ButtonLink icon={ExternalLink} to={`/penalties/${row.matterId}`} isElsewhere>
            公众看到的
          </ButtonLink>
        )
      }
    >
      <section>
        <h3>{row.decisionNumber || "处罚决定"}</h3>
        <p className="case-words">{row.penalty}</p>
        <KeyValue
          items={[
            ["公开的名称", row.shownName],
            ["决定日期", row.decidedOn],
            ["罚款", row.fineFen > 0 ? yuan(row.fineFen) : null],
            ["没收", row.confiscateFen > 0 ? yuan(row.confiscateFen) : null],
            ["公开日期", row.publishedOn],
            ["撤回日期", row.withdrawnOn],
            [REASON_LABELS[row.publicity], row.reason || null],
          ]}
        />
        {row.publicity === "to_publish" && row.isIndividual && (
          <p className="t13 muted">当事人是自然人，姓名作隐名处理。</p>
        )}
        {row.documentId && (
          <p style={{ marginTop: 8 }}>
            <ButtonLink size="small" icon={FileText} to={`${matterPath(row.matterId)}?paper=${row.documentId}`}>
              看决定书
            </ButtonLink>
          </p>
        )}
      </section>
      {row.facts && (
        <section>
          <h3>事实</h3>
          <p className="case-words">{row.facts}</p>
          {row.publicity === "to_publish" && (
            <p className="t12 muted">
              这段话会一同公开：登记的姓名、住址、证件号码和电话由系统隐去，其他不该公开的请先看一遍。
            </p>
          )}
        </section>
      )}
    </CaseSide>
  );
}

const REASON_LABELS: Readonly<Record<Decision["publicity"], string>> = {
  to_publish: "说明",
  to_withdraw: "撤回原因",
  published: "公开的依据",
  withdrawn: "撤回理由",
  kept: "不公开的理由",
};
