import { X } from "lucide-react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { matterPath } from "#kernel/matter/web/public.ts";
import type { CallInput, CallOutput } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { EmptyState, NothingFound, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatCount } from "#ui/format.ts";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall } from "#ui/use-call.ts";
import { ClockLight } from "#ui/work/ClockLight.tsx";
import { exportCases, listCases } from "../../../contract.ts";
import { CASE_STATES, OUTCOMES, PROCEDURES } from "../../../model/public.ts";
import { CaseFilterSchema } from "../../../model/surface/rooms.ts";
import { nameOf, shortOf } from "../parts/CaseLine.tsx";
import { DeskPages, DeskSearch, usePaging } from "../parts/DeskPages.tsx";
import { FileButtons } from "../parts/FileButtons.tsx";
import { yuan } from "../parts/money.ts";
import { CASE_TABS } from "./tabs.ts";

type Case = CallOutput<typeof listCases>["cases"][number];
type Filter = CallInput<typeof listCases>["query"];

const NAMES = Object.keys(CaseFilterSchema.shape);

/** 案件台账: what a figure counts, or what one looks for. */
export default function RegisterOfCasesPage() {
  const [search, setSearch] = useSearchParams();
  const isNarrow = useIsNarrow();
  const navigate = useNavigate();
  const given = Object.fromEntries(NAMES.flatMap((name) => (search.get(name) ? [[name, search.get(name) ?? ""]] : [])));
  const isUnderstood = CaseFilterSchema.safeParse(given).success;
  const filter = (isUnderstood ? given : {}) as NonNullable<Filter>;
  const paging = usePaging();
  const query = { ...filter, page: paging.page };
  const { data, error, refetch } = useCall(listCases, { query }, { keepsFormer: true });
  const { text } = paging.query;
  function set(name: string, value: string) {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    next.delete("page");
    setSearch(next, { replace: true });
  }
  const words = Object.entries(given).filter(([name]) => name !== "text");
  return (
    <RegisterPage
      title="案件台账"
      tabs={CASE_TABS}
      note={data && `共 ${formatCount(data.count)} 件，新登记的在前`}
      actions={<FileButtons name="案件台账" path={exportCases.path} query={filter} />}
    >
      {error && !data ? (
        <ProblemState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Waiting />
      ) : (
        <DataTable<Case>
          key={String(isNarrow)}
          label="案件台账"
          columns={isNarrow ? NARROW : COLUMNS}
          rows={data.cases}
          keyOf={({ matterId }) => matterId}
          onSelect={({ matterId }) => void navigate(matterPath(matterId))}
          rowHeight={isNarrow ? 64 : 40}
          tools={
            <>
              <DeskSearch paging={paging} />
              {words.map(([name, value]) => (
                <Button
                  key={name}
                  size="small"
                  icon={X}
                  onClick={() => set(name, "")}
                  aria-label={`去掉 ${filterWords(name, value)}`}
                >
                  {filterWords(name, value)}
                </Button>
              ))}
            </>
          }
          empty={
            text ? (
              <NothingFound text={text}>换一个词，或者去掉上面的条件。</NothingFound>
            ) : (
              <EmptyState title="没有这样的案件">去掉上面的条件，或者换一段时间。</EmptyState>
            )
          }
        />
      )}
      <DeskPages paging={paging} count={data?.count} />
    </RegisterPage>
  );
}

const WHICH: Readonly<Record<string, string>> = {
  filed: "已立案",
  decided: "已作决定",
  on_time: "按期决定",
  late: "超期决定",
  fined: "处以罚款",
  paid: "已缴清",
  owing: "没有缴清",
  heard: "经过听证",
  reconsidered: "行政复议",
  litigated: "行政诉讼",
  lost: "未获维持",
  revoked: "决定已撤销",
  closed: "已结案",
};

function filterWords(name: string, value: string): string {
  const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    state: CASE_STATES,
    procedure: PROCEDURES,
    outcome: OUTCOMES,
    which: WHICH,
  };
  const label = labels[name]?.[value];
  if (label) return label;
  if (value === "none") return `没有${NAMED[name] ?? ""}`;
  return name === "unitId" ? "一个承办机构" : `${NAMED[name] ?? ""} ${value}`.trim();
}
const NAMED: Readonly<Record<string, string>> = {
  procedure: "程序",
  outcome: "结果",
  offence: "案由",
  from: "从",
  to: "到",
  month: "",
};

const COLUMNS: readonly DataColumn<Case>[] = [
  {
    id: "case",
    title: "案件",
    width: "minmax(200px, 2fr)",
    sortBy: nameOf,
    text: nameOf,
    render: (row) => (
      <Link className="register-link clip" to={matterPath(row.matterId)}>
        {nameOf(row)}
      </Link>
    ),
  },
  plain("number", "案号", "108px", ({ number }) => shortOf(number)),
  plain("state", "状态", "minmax(108px, 0.8fr)", ({ stateLabel }) => stateLabel),
  {
    id: "clock",
    title: "期限",
    width: "124px",
    sortBy: (row) => row.clock?.dueAt ?? null,
    text: (row) => (row.clock ? `${row.clock.label} ${row.clock.remaining}` : ""),
    render: (row) => row.clock && <ClockLight light={row.clock.light} remaining={row.clock.remaining} />,
  },
  plain("procedure", "程序", "72px", ({ procedureLabel }) => procedureLabel),
  plain("outcome", "结果", "88px", ({ outcomeLabel }) => outcomeLabel),
  money("fine", "罚款", ({ fineFen }) => fineFen),
  plain("filed", "立案", "88px", ({ filedOn }) => filedOn ?? ""),
  plain("decided", "决定", "88px", ({ decidedOn }) => decidedOn ?? ""),
  { ...money("paid", "已缴", ({ paidFen }) => paidFen), isInitiallyHidden: true },
  { ...plain("handlers", "承办人", "120px", ({ handlers }) => handlers.join("、")), isInitiallyHidden: true },
  { ...plain("decisionNumber", "决定文号", "180px", (row) => row.decisionNumber), isInitiallyHidden: true },
  { ...plain("unit", "承办机构", "minmax(120px, 1fr)", ({ unitName }) => unitName), isInitiallyHidden: true },
];

function plain(id: string, title: string, width: string, words: (row: Case) => string): DataColumn<Case> {
  return { id, title, width, render: words, sortBy: words, text: words };
}

function money(id: string, title: string, amount: (row: Case) => number): DataColumn<Case> {
  return {
    id,
    title,
    width: "92px",
    align: "right",
    sortBy: amount,
    text: (row) => String(amount(row) / 100),
    render: (row) => (amount(row) > 0 ? yuan(amount(row)) : ""),
  };
}

const NARROW: readonly DataColumn<Case>[] = [
  {
    id: "case",
    title: "案件",
    width: "minmax(0, 1fr)",
    text: nameOf,
    render: (row) => (
      <span className="two-lines">
        <Link className="register-link" to={matterPath(row.matterId)}>
          {nameOf(row)}
        </Link>
        <span>
          {row.stateLabel}
          {row.fineFen > 0 && `　罚款 ${yuan(row.fineFen)}`}
        </span>
      </span>
    ),
  },
];
