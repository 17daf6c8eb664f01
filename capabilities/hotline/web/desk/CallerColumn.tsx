import { Eye } from "lucide-react";
import { Link } from "react-router";
import type { MatterPage } from "#kernel/matter/contract.ts";
import { matterPath } from "#kernel/matter/web/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { KeyValue } from "#ui/controls/parts.tsx";
import { formatShort } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { shortNumber } from "#ui/table/matter-row.ts";
import { ClockLight } from "#ui/work/ClockLight.tsx";
import { detailOf } from "./order-parts.ts";

const SHOWN = [
  "诉求类型",
  "涉企",
  "诉求人",
  "联系电话",
  "匿名",
  "查询码",
  "平台编号",
  "平台时限",
  "主办单位",
  "协办单位",
];

interface CallerColumnProps {
  readonly page: MatterPage;
  readonly onAct: (act: string) => void;
}

/** 诉求: the caller's own words, who they are as far as one may see, and every clock that runs. */
export function CallerColumn({ page, onAct }: CallerColumnProps) {
  const mayUnmask = page.acts.some(({ act, isAllowed }) => act === "unmask" && isAllowed);
  const fields = page.fields.filter(({ label }) => SHOWN.includes(label));
  return (
    <section className="order-column" aria-label="诉求">
      <h3>诉求</h3>
      <p className="order-words">{detailOf(page).content}</p>
      <KeyValue items={[["地点", page.row.address], ...fields.map(({ label, value }) => [label, value] as const)]} />
      {mayUnmask && (
        <p>
          <Button size="small" icon={Eye} onClick={() => onAct("unmask")}>
            查看完整电话
          </Button>
        </p>
      )}
      <Clocks page={page} />
      <LinkedOrders page={page} />
    </section>
  );
}

/** What the caller was promised stays on the desk after it has stopped. */
const OF_THE_ORDER = ["reply", "rework", "external"];

function Clocks({ page }: { readonly page: MatterPage }) {
  const now = useNow();
  const shown = page.clocks.filter(({ kind, state }) => state !== "stopped" || OF_THE_ORDER.includes(kind));
  if (shown.length === 0) return null;
  return (
    <ul className="order-clocks" aria-label="时限">
      {shown.map((clock) => (
        <li key={clock.kind + clock.startedAt} title={clock.source}>
          <span className="grow">
            {clock.label} <span className="faint">{clock.limit}</span>
            <span className="faint t12 block">{formatShort(clock.dueAt, now)} 到期</span>
          </span>
          {clock.state === "stopped" ? (
            <span className="muted">{clock.isOverdue ? "超时停止" : "期内停止"}</span>
          ) : (
            <ClockLight light={clock.light} remaining={clock.remaining} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** 关联: the report it became with both numbers and clocks, the order it repeats. */
function LinkedOrders({ page }: { readonly page: MatterPage }) {
  if (page.links.length === 0) return null;
  return (
    <ul className="order-clocks" aria-label="关联事项">
      {page.links.map((link) => (
        <li key={link.matterId}>
          <Link className="grow" to={matterPath(link.matterId)}>
            {link.relation} {link.number && shortNumber(link.number)}
            <span className="faint t12 block">
              {[link.stateLabel, ...link.clocks.map(({ label, remaining }) => `${label} ${remaining}`)].join("　")}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
