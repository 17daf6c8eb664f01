import "#ui/public/parts.css";
import "./penalties.css";
import { ChevronRight, Download } from "lucide-react";
import { useEffect, useState } from "react";
import { exportDisclosures, listDisclosures, listWithdrawals } from "#capabilities/case/model/surface/disclosures.ts";
import { type CallOutput, urlOf } from "#ui/call.ts";
import { Button } from "#ui/controls/PlainButton.tsx";
import { Waiting } from "#ui/controls/states.tsx";
import { wordsOf } from "#ui/controls/toast.tsx";
import { formatCount } from "#ui/format.ts";
import { Link } from "#ui/public/router.tsx";
import { useCall } from "#ui/use-call.ts";
import { type Filter, filterIn, NO_FILTER, writeFilter } from "./filter.ts";

/** 处罚决定公开: search, filter, read, download. Names of natural persons are shortened before they come here. */
export default function PenaltiesPage() {
  const [filter, setFilter] = useState<Filter>(() => filterIn(location.search));
  useEffect(() => writeFilter(filter), [filter]);
  return (
    <div className="public-body">
      <h1>行政处罚决定公开</h1>
      <p>具有一定社会影响的行政处罚决定在这里公开。自然人的姓名已经隐去，决定被撤销、变更的，撤下并说明理由。</p>
      <FilterForm filter={filter} onChange={setFilter} />
      <Decisions key={JSON.stringify(filter)} filter={filter} />
      <Withdrawals />
    </div>
  );
}

interface FilterFormProps {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

function FilterForm({ filter, onChange }: FilterFormProps) {
  const [text, setText] = useState(filter.text);
  const { data } = useCall(listDisclosures, { query: NO_FILTER });
  const change = (part: Partial<Filter>) => onChange({ ...filter, ...part });
  return (
    <search>
      <form
        className="penalty-filter"
        onSubmit={(event) => {
          event.preventDefault();
          change({ text: text.trim() });
        }}
      >
        <label htmlFor="penalty-text">找一找</label>
        <div className="follow-row">
          <input
            id="penalty-text"
            className="input"
            type="search"
            placeholder="案由、文号、名称"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Button size="touch" look="filled" type="submit">
            查找
          </Button>
        </div>
        <div className="penalty-further">
          <label htmlFor="penalty-agency">
            作出机关
            <select
              id="penalty-agency"
              className="input"
              value={filter.agency}
              onChange={(event) => change({ agency: event.target.value })}
            >
              <option value="">全部</option>
              {data?.agencies.map((agency) => (
                <option key={agency} value={agency}>
                  {agency}
                </option>
              ))}
            </select>
          </label>
          <Day id="penalty-from" label="决定日期从" value={filter.from} onChange={(from) => change({ from })} />
          <Day id="penalty-to" label="到" value={filter.to} onChange={(to) => change({ to })} />
        </div>
      </form>
    </search>
  );
}

interface DayProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Day({ id, label, value, onChange }: DayProps) {
  return (
    <label htmlFor={id}>
      {label}
      <input id={id} className="input" type="date" value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}

function Decisions({ filter }: { readonly filter: Filter }) {
  /** One `before` for each page that is open; the first is empty. */
  const [pages, setPages] = useState([""]);
  const { data, error } = useCall(listDisclosures, { query: filter });
  if (error && !data)
    return (
      <p className="public-problem" role="alert">
        {wordsOf(error)}
      </p>
    );
  if (!data) return <Waiting />;
  return (
    <section aria-label="公开的决定">
      <p className="penalty-count">
        <span role="status">共 {formatCount(data.count)} 份</span>
        {data.count > 0 && (
          <a href={urlOf(exportDisclosures.path, {}, filter)} download>
            <Download size={20} strokeWidth={1.5} aria-hidden />
            下载表格（CSV）
          </a>
        )}
      </p>
      {data.count === 0 && <p className="muted">没有符合条件的决定。</p>}
      <ul className="penalty-list">
        {pages.map((before) => (
          <DecisionsOfPage
            key={before}
            filter={filter}
            before={before}
            isLast={before === pages.at(-1)}
            onMore={(next) => setPages([...pages, next])}
          />
        ))}
      </ul>
    </section>
  );
}

interface PageProps {
  readonly filter: Filter;
  readonly before: string;
  readonly isLast: boolean;
  readonly onMore: (next: string) => void;
}

function DecisionsOfPage({ filter, before, isLast, onMore }: PageProps) {
  const { data } = useCall(listDisclosures, { query: before === "" ? filter : { ...filter, before } });
  const next = data?.next ?? null;
  return (
    <>
      {data?.rows.map((row) => (
        <DecisionLine key={row.id} row={row} />
      ))}
      {isLast && next !== null && (
        <li className="wide-button">
          <Button size="touch" onClick={() => onMore(next)}>
            再看一些
          </Button>
        </li>
      )}
    </>
  );
}

function DecisionLine({ row }: { readonly row: CallOutput<typeof listDisclosures>["rows"][number] }) {
  return (
    <li className="closure">
      <Link className="penalty-link" to={`/penalties/${row.id}`}>
        <span>
          <b>{row.causeOfAction}</b>
          <span className="penalty-words">
            {row.shownName}　{row.penalty}
          </span>
          <span className="muted">
            {row.decisionNumber}　{row.agency}　{row.decidedOn}
          </span>
        </span>
        <ChevronRight size={22} strokeWidth={1.5} aria-hidden />
      </Link>
    </li>
  );
}

function Withdrawals() {
  const { data } = useCall(listWithdrawals, {});
  if (!data || data.rows.length === 0) return null;
  return (
    <section aria-labelledby="withdrawals-title">
      <h2 id="withdrawals-title">撤回公开的决定</h2>
      <ul>
        {data.rows.map((row) => (
          <li key={row.decisionNumber} className="closure">
            <p>
              <b>{row.decisionNumber}</b>　{row.withdrawnOn ? `${row.withdrawnOn} 撤回` : "已停止公开"}
            </p>
            <p>
              {row.reason ?? `决定已经撤销或者变更${row.reasonDueOn ? `，理由在 ${row.reasonDueOn} 前说明` : ""}。`}
            </p>
            <p className="muted">{row.agency}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
