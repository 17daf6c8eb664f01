import { X } from "lucide-react";
import { Link } from "react-router";
import { addMillis, DAY_MS } from "#base/instant.ts";
import { countMatters } from "#kernel/matter/contract.ts";
import { getCell } from "#kernel/place/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { currentInstant, useNow } from "#ui/now.ts";
import { useCall } from "#ui/use-call.ts";
import { describeCell } from "../parts/cell.ts";
import { cellWords } from "../parts/words.ts";

/** The chosen cell: what it is, how much happens in it, whose ground it is. Figures open their matters. */
export function CellCard({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  const today = useNow().slice(0, 10);
  const openedFrom = addMillis(currentInstant(), -30 * DAY_MS).slice(0, 10);
  const recent = { view: "all", cellCode: code, openedFrom: `${openedFrom}T00:00:00.000Z` } as const;
  const cell = useCall(getCell, { params: { code } });
  const open = useCall(countMatters, { query: { view: "open", cellCode: code } });
  const month = useCall(countMatters, { query: recent }, { isEnabled: today !== "" });
  const community = cell.data?.divisions.find((division) => division.level === "community")?.name;
  return (
    <section className="map-card cell-card" aria-label="选中的单元网格">
      <p className="row">
        <b className="grow">网格 {cellWords(code)}</b>
        <Button look="plain" size="small" icon={X} aria-label="不看这个网格" onClick={onClose} />
      </p>
      {cell.data && <p className="muted">{describeCell({ ...cell.data, name: community ?? cell.data.name })}</p>}
      <p className="cell-figures">
        <Figure
          to={`/console?${new URLSearchParams({ view: "open", cellCode: code })}`}
          label="在办"
          count={open.data?.total}
        />
        <Figure to={`/console?${new URLSearchParams(recent)}`} label="近 30 日" count={month.data?.total} />
      </p>
      {cell.data?.areas.map((area) => (
        <p key={area.code}>
          <span className="faint">责任区</span> {area.name}
        </p>
      ))}
    </section>
  );
}

function Figure({
  to,
  label,
  count,
}: {
  readonly to: string;
  readonly label: string;
  readonly count: number | undefined;
}) {
  return (
    <Link to={to}>
      <span className="faint">{label}</span> <span className="figure">{count ?? "—"}</span>
    </Link>
  );
}
