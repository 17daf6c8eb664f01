import { Camera, FilePlus2, Zap } from "lucide-react";
import type { CallOutput } from "#ui/call.ts";
import { ButtonLink } from "#ui/controls/Button.tsx";
import { Chip, Tabs } from "#ui/controls/parts.tsx";
import { EmptyState } from "#ui/controls/states.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { useSession } from "#ui/session.ts";
import { useCall } from "#ui/use-call.ts";
import { listOfficerDesk } from "../../../contract.ts";
import { type DeskAct, PER_PAGE } from "../../../model/surface/desk-case.ts";
import { CaseDesk } from "../parts/CaseDesk.tsx";
import { CaseLine, lightGroupOf } from "../parts/CaseLine.tsx";
import { CaseSide } from "../parts/CaseSide.tsx";
import { usePaging } from "../parts/DeskPages.tsx";
import { ON_SCREEN } from "../parts/use-desk.ts";

type OfficerCase = CallOutput<typeof listOfficerDesk>["cases"][number];

/** Days before its end from which a measure stands out in the list. */
const MEASURE_NEAR_DAYS = 7;

const VIEWS = { all: "全部", mine: "现在能办", deliver: "待送达", measures: "措施在期" } as const;
type View = keyof typeof VIEWS;

/** 执法工作台: my cases, what ends first, and the next lawful step of each. */
export default function OfficerDeskPage() {
  const { activePost } = useSession();
  const isOfficer = activePost?.role === "officer";
  const [asked, setWhose] = useAddress("whose");
  const whose = asked === "unit" || (!isOfficer && asked !== "mine") ? "unit" : "mine";
  const [view, setView] = useAddress("view");
  const active: View = view !== null && view in VIEWS ? (view as View) : "all";
  const paging = usePaging();
  const query = { ...paging.query, whose, view: active === "mine" ? "all" : active } as const;
  const { data, error, refetch } = useCall(listOfficerDesk, { query }, ON_SCREEN);
  const [, setDoing] = useAddress("do");
  const ready = data?.cases.filter(({ next }) => next !== null) ?? [];
  const isPart = (data?.counts.all ?? 0) > PER_PAGE;
  // What can be done is judged case by case, for the page that is shown: of more than a page nobody knows how many there are.
  const countOf = (id: View): number | null => {
    if (!data) return null;
    if (id !== "mine") return data.counts[id];
    return isPart || query.view !== "all" ? null : ready.length;
  };
  return (
    <CaseDesk
      title="执法工作台"
      note={data && `${data.counts.all} 件，先到期的在前`}
      actions={
        isOfficer && (
          <>
            <ButtonLink icon={FilePlus2} to="/console/new?kind=case">
              登记线索
            </ButtonLink>
            <ButtonLink look="filled" icon={Zap} to="/console/case-spot">
              当场办案
            </ButtonLink>
          </>
        )
      }
      bar={
        <>
          <Tabs
            label="看哪些"
            active={active}
            onChange={(id) => {
              paging.turn(1);
              setView(id === "all" ? null : id);
            }}
            tabs={(Object.keys(VIEWS) as View[]).map((id) => ({
              id,
              label: id === "mine" && isPart ? "本页现在能办" : VIEWS[id],
              count: countOf(id),
            }))}
          />
          <span className="grow" />
          <Tabs
            label="谁的案件"
            active={whose}
            onChange={(id) => {
              paging.turn(1);
              setWhose(id);
            }}
            tabs={[
              { id: "mine", label: "我的" },
              { id: "unit", label: "本单位的" },
            ]}
          />
        </>
      }
      rows={active === "mine" ? data && ready : data?.cases}
      paging={paging}
      count={data?.count}
      problem={error}
      onRetry={() => void refetch()}
      keyOf={({ matterId }) => matterId}
      groupOf={lightGroupOf}
      row={(row) => <OfficerLine row={row} />}
      onAct={(row) => row.next && setDoing(row.next.act)}
      side={(row) => <OfficerSide row={row} />}
      empty={
        <EmptyState title="没有在办的案件">
          登记线索，或者在现场直接当场办案；分到你名下的案件也会列在这里，先到期的在前。
        </EmptyState>
      }
    />
  );
}

function OfficerLine({ row }: { readonly row: OfficerCase }) {
  const near = row.measures.find(({ daysLeft }) => daysLeft !== null && daysLeft <= MEASURE_NEAR_DAYS);
  return (
    <CaseLine row={row} end={<Chip look={row.next ? "accent" : "plain"}>{turnWords(row)}</Chip>}>
      {row.next ? (
        <span className="next">下一步：{row.next.label}</span>
      ) : (
        <span className="sub">{row.heldBy?.message ?? (row.turnReason || row.stateLabel)}</span>
      )}
      {(near || row.deliveries.length > 0) && (
        <span className="sub">
          {[
            near && `${near.label}${leftWords(near.daysLeft)}`,
            row.deliveries.length > 0 && `${row.deliveries.length} 份待送达`,
          ]
            .filter(Boolean)
            .join("　")}
        </span>
      )}
    </CaseLine>
  );
}

function OfficerSide({ row }: { readonly row: OfficerCase }) {
  const next: DeskAct[] = row.next ? [{ ...row.next, isAllowed: true, refusals: [] }] : [];
  const held: DeskAct[] = row.heldBy
    ? [{ act: "held", label: "下一步", isAllowed: false, refusals: [row.heldBy] }]
    : [];
  return (
    <CaseSide
      row={row}
      acts={[...next, ...held]}
      inView={[["当事人说", row.claim]]}
      more={
        row.mayAddEvidence && (
          <ButtonLink icon={Camera} to={`/console/case-evidence/${row.matterId}`}>
            取证
          </ButtonLink>
        )
      }
    >
      {!row.next && !row.heldBy && row.turnReason && <p className="t13 muted">{row.turnReason}</p>}
      {row.claim && (
        <section>
          <h3>陈述申辩</h3>
          <p className="case-words">{row.claim}</p>
        </section>
      )}
      {row.measures.length > 0 && (
        <section>
          <h3>正在实施的措施</h3>
          <ul className="case-lines">
            {row.measures.map((measure) => (
              <li key={measure.id}>
                <span className="grow">{measure.label}</span>
                <span className={measure.daysLeft !== null && measure.daysLeft <= 3 ? "strong" : "muted"}>
                  {measure.dueOn ? `至 ${measure.dueOn}${leftWords(measure.daysLeft)}` : "没有定期限"}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {row.deliveries.length > 0 && (
        <section>
          <h3>待送达的文书</h3>
          <ul className="case-lines">
            {row.deliveries.map((delivery) => (
              <li key={delivery.id}>
                <span className="grow">{delivery.name}</span>
                {delivery.isUrgent && <Chip look="accent">有送达期限</Chip>}
                <span className="muted">{delivery.stateLabel}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>案情</h3>
        <p className="case-words">{row.title}</p>
        <p className="t12 muted">{row.address}</p>
      </section>
    </CaseSide>
  );
}

function turnWords({ next, heldBy, isMyTurn }: OfficerCase): string {
  if (next) return "可以办";
  if (heldBy) return "还不能办";
  return isMyTurn ? "轮到我" : "等别人办";
}

function leftWords(daysLeft: number | null): string {
  if (daysLeft === null) return "";
  if (daysLeft < 0) return `，已过 ${-daysLeft} 天`;
  return daysLeft === 0 ? "，今天届满" : `，还有 ${daysLeft} 天`;
}
