import { useVirtualizer } from "@tanstack/react-virtual";
import { SlidersHorizontal } from "lucide-react";
import { useEffect, useRef } from "react";
import type { MatterListRow } from "#kernel/matter/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Chip } from "#ui/controls/parts.tsx";
import { formatCount } from "#ui/format.ts";
import { shortNumber } from "#ui/table/matter-row.ts";
import { LIGHT_WORDS, LightShape } from "#ui/work/light.tsx";
import { VIEW_WORDS } from "../queue/FilterChips.tsx";
import { FILTER_NAMES, type FilterQuery } from "../queue/filter-address.ts";
import type { LightCounts } from "../queue/QueueFoot.tsx";

interface MapListProps {
  readonly rows: readonly MatterListRow[];
  readonly counts: LightCounts | null;
  readonly total: number | null;
  readonly filter: FilterQuery;
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  readonly onFilter: () => void;
  readonly onReachEnd: () => void;
  /** The map has not said yet what it shows: the list is of the whole city. */
  readonly isWhole: boolean;
}

const ROW_HEIGHT = 51;

/** The matters in view, red first: the map for those who do not use a pointer. */
export function MapList(props: MapListProps) {
  const { rows, counts, total, filter, selectedId, onSelect, onFilter, onReachEnd, isWhole } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
  });
  const at = rows.findIndex((row) => row.id === selectedId);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at);
  }, [at, virtual]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 10) onReachEnd();
  }, [last, rows.length, onReachEnd]);
  const narrowed = FILTER_NAMES.filter((name) => name !== "view" && filter[name]).length;
  return (
    <section className="map-list" aria-label="画面内的事项">
      <header>
        <div className="row">
          <h1 className="grow">
            {isWhole ? "全部" : "画面内"} {total === null ? "" : formatCount(total)} 件
          </h1>
          {counts && (
            <>
              <Count light="red" words="红" count={counts.red} />
              <Count light="yellow" words="黄" count={counts.yellow} />
              <Count light="green" words="绿" count={counts.green} />
            </>
          )}
        </div>
        <div className="row map-list-tools">
          <Chip look="accent">{VIEW_WORDS[filter.view ?? "open"]}</Chip>
          <Chip>{narrowed === 0 ? "没有别的筛选" : `另有 ${narrowed} 个条件`}</Chip>
          <span className="grow" />
          <Button look="plain" size="small" icon={SlidersHorizontal} onClick={onFilter}>
            筛选
          </Button>
        </div>
      </header>
      {rows.length === 0 && <p className="waiting">这里没有符合条件的。移动地图，或者换一个条件。</p>}
      <div ref={scroll} className="map-list-body">
        <ul style={{ height: virtual.getTotalSize() }}>
          {items.map((place) => {
            const row = rows[place.index];
            return (
              row && (
                <li key={row.id} style={{ transform: `translateY(${place.start}px)` }}>
                  <Item row={row} isSelected={row.id === selectedId} onSelect={onSelect} />
                </li>
              )
            );
          })}
        </ul>
      </div>
      <footer>
        <kbd>J</kbd>
        <kbd>K</kbd> 逐件走，地图跟着
        <span className="grow" />
        <kbd>Enter</kbd> 打开
      </footer>
    </section>
  );
}

function Count({ light, words, count }: { light: "red" | "yellow" | "green"; words: string; count: number }) {
  return (
    <span className="light" data-light={light}>
      <LightShape light={light} />
      {words} {formatCount(count)}
    </span>
  );
}

function Item(props: { row: MatterListRow; isSelected: boolean; onSelect: (id: string) => void }) {
  const { row, isSelected, onSelect } = props;
  return (
    <button type="button" className="map-item" aria-pressed={isSelected} onClick={() => onSelect(row.id)}>
      {row.light ? (
        <span className="light" data-light={row.light}>
          <LightShape light={row.light} />
          {LIGHT_WORDS[row.light]}
        </span>
      ) : (
        <span className="t12 faint">无时限</span>
      )}
      <b className="clip">{row.subject}</b>
      <span className="map-item-remaining" data-light={row.light}>
        {row.remaining.replace(/^剩 ?/, "")}
      </span>
      <span />
      <i className="clip">{row.address || "没有地址"}</i>
      <i>{shortNumber(row.number)}</i>
    </button>
  );
}
