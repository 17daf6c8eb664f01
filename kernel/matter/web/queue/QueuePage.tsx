import "../matter.css";
import "./queue.css";
import { useEffect, useMemo, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { MatterListRow } from "#kernel/matter/contract.ts";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { MatterTable } from "#ui/table/MatterTable.tsx";
import { MATTER_COLUMNS, type MatterColumn } from "#ui/table/matter-row.ts";
import { useColumns } from "#ui/table/use-columns.ts";
import { matterPath } from "../api.ts";
import { sourceIcons } from "../parts/source-icons.ts";
import { useIsRoomy } from "../parts/use-is-roomy.ts";
import { BatchPanel } from "./batch/BatchPanel.tsx";
import { FilterDrawer } from "./FilterDrawer.tsx";
import { filterFrom, isSameFilter, withFilter } from "./filter-address.ts";
import { Preview } from "./Preview.tsx";
import { QueueEmpty } from "./QueueEmpty.tsx";
import { QueueFoot } from "./QueueFoot.tsx";
import { QueueHead } from "./QueueHead.tsx";
import { useQueue } from "./use-queue.ts";
import { useViews } from "./views.ts";

const COLUMN_IDS: readonly MatterColumn[] = MATTER_COLUMNS.map((column) => column.id);

/** 待办: what is to be done now, by what turns red first, with the chosen matter beside it. */
export default function QueuePage() {
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const filter = useMemo(() => filterFrom(search), [search]);
  const selectedId = search.get("row");
  const [isActing, setActing] = useState(false);
  const [isFilterOpen, setFilterOpen] = useState(false);
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const [columns, setColumns] = useColumns("matters", COLUMN_IDS);
  const isRoomy = useIsRoomy();
  const views = useViews();
  const queue = useQueue(filter);
  const view = views.views.find((candidate) => isSameFilter(candidate.filter, filter));
  const icons = useMemo(() => sourceIcons([...new Set(queue.rows.map((row) => row.source))]), [queue.rows]);

  const setFilter = (next: typeof filter) => {
    setChecked(new Set());
    setSearch((now) => withFilter(now, next), { replace: true });
  };
  const select = (id: string | null) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now);
        if (id) next.set("row", id);
        else next.delete("row");
        return next;
      },
      { replace: true },
    );
  function press(row: MatterListRow) {
    setActing(false);
    if (isRoomy) select(row.id);
    else void navigate(matterPath(row.id));
  }
  function act(row: MatterListRow) {
    if (!isRoomy) return void navigate(matterPath(row.id));
    select(row.id);
    setActing(true);
  }

  // The first row is open from the beginning, so that one can start with E.
  const firstId = queue.rows[0]?.id;
  const isSelectedHere = selectedId !== null && queue.rows.some((row) => row.id === selectedId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: chosen again only when the list begins with another matter or the choice left it.
  useEffect(() => {
    if (isRoomy && !isActing && firstId && !isSelectedHere && !queue.isStale && !queue.hasMore) select(firstId);
  }, [isRoomy, isActing, firstId, isSelectedHere, queue.isStale, queue.hasMore]);

  const checkedRows = queue.rows.filter((row) => checked.has(row.id));
  return (
    <div className="queue-page" data-beside={(isRoomy && (selectedId !== null || checked.size > 0)) || undefined}>
      <section className="queue-list" aria-label={view?.label ?? "筛选结果"}>
        <QueueHead
          title={view?.label ?? "筛选结果"}
          counts={queue.counts}
          filter={filter}
          onFilter={setFilter}
          onOpenFilter={() => setFilterOpen(true)}
          columns={columns}
          onColumns={setColumns}
          {...views}
        />
        {queue.problem && queue.rows.length === 0 ? (
          <ProblemState problem={queue.problem} onRetry={queue.retry} />
        ) : queue.isLoading ? (
          <Waiting label="正在取列表" />
        ) : (
          <MatterTable
            label={view?.label ?? "筛选结果"}
            rows={queue.rows}
            selectedId={selectedId}
            onSelect={press}
            onOpen={(row) => void navigate(matterPath(row.id))}
            onAct={act}
            checked={checked}
            onCheck={setChecked}
            columns={columns}
            sourceIcons={icons}
            onReachEnd={queue.fetchMore}
            empty={<QueueEmpty filter={filter} onFilter={setFilter} />}
          />
        )}
        <QueueFoot counts={queue.counts} loaded={queue.rows.length} isOffline={queue.problem?.isOffline ?? false} />
      </section>
      {checked.size > 0 ? (
        <BatchPanel rows={checkedRows} onClose={() => setChecked(new Set())} onCheck={setChecked} />
      ) : (
        isRoomy &&
        selectedId && (
          <Preview
            id={selectedId}
            isActing={isActing}
            onActing={setActing}
            onClose={() => {
              setActing(false);
              select(null);
            }}
          />
        )
      )}
      {isFilterOpen && (
        <FilterDrawer filter={filter} rows={queue.rows} onFilter={setFilter} onClose={() => setFilterOpen(false)} />
      )}
    </div>
  );
}
