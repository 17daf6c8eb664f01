import "../hotline.css";
import { Headset, PhoneCall } from "lucide-react";
import type { MatterListRow } from "#kernel/matter/contract.ts";
import { useKeys } from "#kernel/matter/web/public.ts";
import { ButtonLink } from "#ui/controls/Button.tsx";
import { Chip } from "#ui/controls/parts.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatCount } from "#ui/format.ts";
import { useAddress } from "#ui/register/use-address.ts";
import { useSession } from "#ui/session.ts";
import { ClockLight } from "#ui/work/ClockLight.tsx";
import { CLERKS, DESKS, deskTitle } from "./desks.ts";
import { OpenedOrder } from "./OpenedOrder.tsx";
import { useDeskCount } from "./use-desk-count.ts";
import { useDeskRows } from "./use-desk-rows.ts";

/** 热线工单: what is this post's turn at the left, the one order with everything one judges it by, its acts at the foot. */
export default function DeskPage() {
  const role = useSession().activePost?.role ?? "";
  const desk = useDeskRows();
  const all = useDeskCount();
  const [chosenId, choose] = useAddress("row");
  // An order named in the address stays open after it has left the list: the link of a colleague, the act just done.
  const chosen = chosenId ?? desk.rows[0]?.id ?? null;
  const at = desk.rows.findIndex((row) => row.id === chosen);
  const move = (by: number) => choose(desk.rows[Math.min(Math.max(at + by, 0), desk.rows.length - 1)]?.id ?? null);
  useKeys({ j: () => move(1), k: () => move(-1) });
  if (desk.problem) return <ProblemState problem={desk.problem} onRetry={desk.retry} />;
  if (desk.isLoading) return <Waiting />;
  return (
    <div className="order-desk">
      <header className="order-desk-head">
        <h1>{deskTitle(role)}</h1>
        <p className="t13 muted">
          {desk.isCut && all !== null
            ? `${formatCount(all)} 件轮到你，列出先到期的 ${formatCount(desk.rows.length)} 件，其余等这些办完上来`
            : `${formatCount(desk.rows.length)} 件轮到你，先到期的在前`}
        </p>
        <span className="grow" />
        {CLERKS.includes(role) && (
          <ButtonLink to="/console/hotline/call" icon={PhoneCall}>
            接电话
          </ButtonLink>
        )}
        <ButtonLink look="plain" to="/console?view=open&kind=hotline">
          全部在办
        </ButtonLink>
      </header>
      <nav className="order-list" aria-label="轮到你的工单">
        {desk.groups.map(({ label, rows }) => (
          <section key={label}>
            <h2>
              {label} <i>{rows.length}</i>
            </h2>
            {rows.map((row) => (
              <DeskRow key={row.id} row={row} isChosen={row.id === chosen} onChoose={choose} />
            ))}
          </section>
        ))}
      </nav>
      {chosen ? (
        <OpenedOrder key={chosen} id={chosen} onDone={() => choose(null)} />
      ) : (
        <EmptyState icon={Headset} title="轮到你的都办完了">
          {DESKS[role]?.empty}
        </EmptyState>
      )}
    </div>
  );
}

interface DeskRowProps {
  readonly row: MatterListRow;
  readonly isChosen: boolean;
  readonly onChoose: (id: string) => void;
}

/** Flags that say something a state does not; the rest stands on the order itself. */
const SHOWN_FLAGS = ["urgent", "enterprise", "redo", "repeat", "sent_back_by_gate", "extension_asked"];

function DeskRow({ row, isChosen, onChoose }: DeskRowProps) {
  return (
    <button type="button" className="order-item" aria-current={isChosen || undefined} onClick={() => onChoose(row.id)}>
      <span className="row">
        <span className="grow clip strong">{row.title}</span>
        {row.light && <ClockLight light={row.light} remaining={row.remaining} />}
      </span>
      <span className="row">
        <span className="grow clip faint">{[row.subject, row.address || row.areaName].filter(Boolean).join("　")}</span>
        {row.flags
          .filter(({ id }) => SHOWN_FLAGS.includes(id))
          .map(({ id, label }) => (
            <Chip key={id}>{label}</Chip>
          ))}
      </span>
    </button>
  );
}
