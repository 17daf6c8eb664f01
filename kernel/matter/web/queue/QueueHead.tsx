import { Dropdown } from "antd";
import { ChevronRight, Download, Map as MapIcon, Plus, SlidersHorizontal, Trash2 } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { urlOf } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Tabs } from "#ui/controls/parts.tsx";
import { SearchBox } from "#ui/controls/SearchBox.tsx";
import { formatCount } from "#ui/format.ts";
import { ColumnChoice } from "#ui/table/ColumnChoice.tsx";
import { MATTER_COLUMNS, type MatterColumn } from "#ui/table/matter-row.ts";
import { useAtHome } from "#ui/to-do.ts";
import { FilterChips } from "./FilterChips.tsx";
import { type FilterQuery, isSameFilter, queryOf } from "./filter-address.ts";
import type { LightCounts } from "./QueueFoot.tsx";
import { useViewCounts, type View } from "./views.ts";

interface QueueHeadProps {
  readonly title: string;
  readonly counts: LightCounts | null;
  readonly filter: FilterQuery;
  readonly onFilter: (filter: FilterQuery) => void;
  readonly onOpenFilter: () => void;
  readonly columns: readonly MatterColumn[];
  readonly onColumns: (columns: readonly MatterColumn[]) => void;
  readonly views: readonly View[];
  readonly saveView: (label: string, filter: FilterQuery) => void;
  readonly removeView: (id: string) => void;
}

/** Title with its count, tools, and the views. */
export function QueueHead(props: QueueHeadProps) {
  const { title, counts, filter, onFilter, views, saveView, removeView } = props;
  const countOf = useViewCounts(views);
  const active = views.find((view) => isSameFilter(view.filter, filter));
  return (
    <header className="queue-header">
      <div className="queue-title">
        <h1>{title}</h1>
        <span className="t13 muted">{counts ? `${formatCount(counts.total)} 件，按最先变红排列` : ""}</span>
        <span className="grow" />
        <TextFilter filter={filter} onFilter={onFilter} />
        <Button look="plain" size="small" icon={SlidersHorizontal} onClick={props.onOpenFilter}>
          筛选
        </Button>
        <span className="wide-only">
          <ColumnChoice columns={MATTER_COLUMNS} shown={props.columns} onChange={props.onColumns} />
        </span>
        <Export filter={filter} />
        <Link className="button" data-look="plain" data-size="small" to={`/console/map?${new URLSearchParams(filter)}`}>
          <MapIcon size={16} strokeWidth={1.5} aria-hidden />
          看地图
        </Link>
      </div>
      <div className="queue-views">
        <Tabs
          label="视图"
          tabs={views.map(({ id, label }) => ({
            id,
            label,
            count: id === active?.id ? (counts?.total ?? null) : (countOf.get(id) ?? null),
          }))}
          active={active?.id ?? ""}
          onChange={(id) => onFilter(views.find((view) => view.id === id)?.filter ?? {})}
        />
        <span className="grow" />
        {active?.isOwn ? (
          <Button look="plain" size="small" icon={Trash2} onClick={() => removeView(active.id)}>
            删掉这个视图
          </Button>
        ) : (
          !active && <SaveView onSave={(label) => saveView(label, filter)} />
        )}
      </div>
      <AtHome isShown={active?.id === "todo" && counts !== null && counts.total > 0} />
      {!active && <FilterChips filter={filter} onFilter={onFilter} />}
    </header>
  );
}

/** What waits beside the queue: cases that are somebody else's turn, at the desk of the post. */
function AtHome({ isShown }: { readonly isShown: boolean }) {
  const atHome = useAtHome();
  if (!isShown || !atHome) return null;
  return (
    <Link className="queue-at-home" to={atHome.to}>
      另有 {formatCount(atHome.count)} 件在「{atHome.label}」等你办
      <ChevronRight size={16} strokeWidth={1.5} aria-hidden />
    </Link>
  );
}

/** Searches inside the list when a stroke's pause says that the word is complete. */
function TextFilter({ filter, onFilter }: Pick<QueueHeadProps, "filter" | "onFilter">) {
  const [text, setText] = useState(filter.text ?? "");
  return (
    <form
      className="queue-text wide-only"
      onSubmit={(event) => {
        event.preventDefault();
        const { text: _former, ...rest } = filter;
        onFilter(text.trim() ? { ...rest, text: text.trim() } : rest);
      }}
    >
      <SearchBox label="在列表里找" value={text} onText={setText} />
    </form>
  );
}

function Export({ filter }: { readonly filter: FilterQuery }) {
  const link = (format: string) => urlOf("/api/matters-export", {}, { ...queryOf(filter), format });
  const items = [
    { key: "xlsx", label: <a href={link("xlsx")}>Excel 表格（XLSX）</a> },
    { key: "csv", label: <a href={link("csv")}>文本表格（CSV）</a> },
  ];
  return (
    <Dropdown trigger={["click"]} menu={{ items }}>
      <Button look="plain" size="small" icon={Download} className="wide-only">
        导出
      </Button>
    </Dropdown>
  );
}

function SaveView({ onSave }: { readonly onSave: (label: string) => void }) {
  const [label, setLabel] = useState<string | null>(null);
  if (label === null) {
    return (
      <Button look="plain" size="small" icon={Plus} onClick={() => setLabel("")}>
        存为视图
      </Button>
    );
  }
  return (
    <form
      className="save-view"
      onSubmit={(event) => {
        event.preventDefault();
        if (label.trim()) onSave(label.trim());
        setLabel(null);
      }}
    >
      <input
        className="input"
        aria-label="视图的名字"
        placeholder="视图的名字"
        maxLength={12}
        // biome-ignore lint/a11y/noAutofocus: the field was asked for to type in it.
        autoFocus
        value={label}
        onChange={(event) => setLabel(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && setLabel(null)}
      />
      <Button type="submit" size="small">
        存
      </Button>
    </form>
  );
}
