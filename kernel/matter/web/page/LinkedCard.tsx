import { Link } from "react-router";
import { addMillis, DAY_MS } from "#base/instant.ts";
import { listMatters, type MatterPage } from "#kernel/matter/contract.ts";
import { Card } from "#ui/controls/parts.tsx";
import { formatShort } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { shortNumber } from "#ui/table/matter-row.ts";
import { useCall } from "#ui/use-call.ts";
import { matterPath } from "../api.ts";
import { SourceIcon } from "../parts/SourceIcon.tsx";
import { titleOf } from "../parts/words.ts";

const SHOWN = 4;
/** A joint matter is made of a hundred messages: the first of them here, all in its story. */
const SHOWN_LINKS = 8;
/** Before and after: the same problem in the same cell within it has come back, or is the same one twice. */
const WITHIN_MS = 30 * DAY_MS;

/** 关联事项: what else of the same class happened in the same cell within 30 days. */
export function LinkedCard({ page }: { readonly page: MatterPage }) {
  const now = useNow();
  const filter = {
    view: "all",
    cellCode: page.cellCode ?? "",
    subjects: page.row.subject,
    openedFrom: addMillis(page.row.openedAt, -WITHIN_MS),
    openedTo: addMillis(page.row.openedAt, WITHIN_MS),
  } as const;
  const { data } = useCall(
    listMatters,
    { query: { ...filter, sort: "opened", limit: 50 } },
    { isEnabled: page.cellCode !== null },
  );
  const isLinked = (id: string) => page.links.some((link) => link.matterId === id);
  const others = data?.rows.filter((row) => row.id !== page.row.id && !isLinked(row.id)) ?? [];
  const linked = page.links;
  if (others.length === 0 && linked.length === 0) return null;
  return (
    <Card title="关联事项" more={linked.length + others.length} isBare>
      <ul className="linked-list">
        {linked.slice(0, SHOWN_LINKS).map((link) => (
          <LinkedLine key={link.matterId} link={link} />
        ))}
        {linked.length > SHOWN_LINKS && (
          <li className="faint t12 linked-more">
            还有 {linked.length - SHOWN_LINKS} 件，共 {linked.filter(({ isOpen }) => isOpen).length} 件在办
          </li>
        )}
        {others.length > 0 && (
          <li>
            <Link to={`/console?${new URLSearchParams(filter)}`}>
              <span className="grow">前后 30 日同网格同类 {others.length} 件</span>
              <span className="faint t12">同一网格</span>
            </Link>
          </li>
        )}
        {others.slice(0, SHOWN).map((row) => (
          <li key={row.id}>
            <Link to={matterPath(row.id)}>
              <SourceIcon source={row.source} label={row.sourceLabel} />
              <span className="grow clip">{titleOf(row)}</span>
              <span className="faint t12 nowrap">
                {row.stateLabel}　{formatShort(row.openedAt, now)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** A matter about the same thing: its number and its own clocks. */
function LinkedLine({ link }: { readonly link: MatterPage["links"][number] }) {
  const clocks = link.clocks.map(({ label, remaining }) => `${label} ${remaining}`).join("　");
  return (
    <li>
      <Link to={matterPath(link.matterId)}>
        <span className="grow">
          <b>{link.relation}</b> {link.number && shortNumber(link.number)} {link.title}
          {clocks && <span className="faint t12 linked-clocks">{clocks}</span>}
        </span>
        <span className="faint t12 nowrap">{link.stateLabel}</span>
      </Link>
    </li>
  );
}
