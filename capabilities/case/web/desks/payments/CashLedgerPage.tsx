import "../parts/desk.css";
import "./cash.css";
import { Printer } from "lucide-react";
import { Link } from "react-router";
import { isPlainDate, type PlainDate } from "#base/plain-date.ts";
import { matterPath } from "#kernel/matter/web/public.ts";
import type { CallOutput } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Chip } from "#ui/controls/parts.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall } from "#ui/use-call.ts";
import { exportCash, listCash } from "../../../contract.ts";
import { CASH_DIFFERENCES } from "../../../model/desks/cash.ts";
import { shortOf } from "../parts/CaseLine.tsx";
import { DayField } from "../parts/DayField.tsx";
import { FileButtons } from "../parts/FileButtons.tsx";
import { yuan } from "../parts/money.ts";
import { ON_SCREEN } from "../parts/use-desk.ts";

type Ledger = CallOutput<typeof listCash>;
type Line = Ledger["lines"][number];

/** 当场收缴台账: money on its way from the officer to the bank, reconciled; each difference has its name. */
export default function CashLedgerPage() {
  const [from, setFrom] = useAddress("from");
  const [to, setTo] = useAddress("to");
  const [only, setOnly] = useAddress("only");
  const query = { ...spanOf("from", from), ...spanOf("to", to) };
  const { data, error, refetch } = useCall(listCash, { query }, ON_SCREEN);
  return (
    <RegisterPage
      title="当场收缴台账"
      note="收缴后两日内上交，上交后两日内缴付银行（工作日）"
      actions={
        <>
          <Button look="plain" icon={Printer} onClick={() => window.print()}>
            打印
          </Button>
          <FileButtons name="当场收缴台账" path={exportCash.path} query={query} />
        </>
      }
      tabs={[
        { to: "/console/case-payments", label: "应缴罚款" },
        { to: "/console/case-cash", label: "当场收缴台账" },
      ]}
    >
      {error && !data ? (
        <ProblemState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Waiting />
      ) : (
        <>
          <Sums ledger={data} />
          <Lines
            lines={only ? data.lines.filter(({ differences }) => differences.length > 0) : data.lines}
            tools={
              <>
                <DayField label="从" value={from} onChange={setFrom} />
                <DayField label="到" value={to} onChange={setTo} />
                <label className="row t13">
                  <input
                    type="checkbox"
                    checked={only !== null}
                    onChange={() => setOnly(only ? null : "differences")}
                  />
                  只看有差异的
                </label>
              </>
            }
          />
        </>
      )}
    </RegisterPage>
  );
}

function spanOf<N extends string>(name: N, value: string | null): Partial<Record<N, PlainDate>> {
  return value && isPlainDate(value) ? ({ [name]: value } as Record<N, PlainDate>) : {};
}

/** What was collected lies with the officers, with the agency or in the bank: the three add up. */
function Sums({ ledger: { sum, byOfficer } }: { readonly ledger: Ledger }) {
  const rows = byOfficer.length > 1 ? [...byOfficer, { officer: "合计", ...sum }] : [{ officer: "合计", ...sum }];
  return (
    <div className="cash-sums">
      <table>
        <thead>
          <tr>
            <th scope="col">收缴人</th>
            <th scope="col">笔数</th>
            <th scope="col">收缴</th>
            <th scope="col">待上交</th>
            <th scope="col">待缴付银行</th>
            <th scope="col">已缴付银行</th>
            <th scope="col">有差异</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.officer}>
              <th scope="row">{row.officer}</th>
              <td>{row.count}</td>
              <td>{yuan(row.collectedFen)}</td>
              <td>{yuan(row.withOfficersFen)}</td>
              <td>{yuan(row.withAgencyFen)}</td>
              <td>{yuan(row.bankedFen)}</td>
              <td data-some={row.differences > 0 || undefined}>{row.differences} 笔</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Lines({ lines, tools }: { readonly lines: readonly Line[]; readonly tools: React.ReactNode }) {
  const isNarrow = useIsNarrow();
  return (
    <DataTable<Line>
      key={String(isNarrow)}
      label="当场收缴"
      columns={isNarrow ? NARROW : COLUMNS}
      rows={lines}
      keyOf={({ matterId, paymentId }) => `${matterId} ${paymentId}`}
      rowHeight={isNarrow ? 84 : 40}
      tools={tools}
      empty={
        <EmptyState title="没有当场收缴的罚款">承办人依法当场收缴以后，票据、上交和缴付银行都记在这里。</EmptyState>
      }
    />
  );
}

const differencesOf = ({ differences }: Line) => differences.map((one) => CASH_DIFFERENCES[one]).join("；");

const COLUMNS: readonly DataColumn<Line>[] = [
  { id: "on", title: "收缴", width: "92px", sortBy: (row) => row.on, text: (row) => row.on, render: (row) => row.on },
  {
    id: "fen",
    title: "金额",
    width: "84px",
    align: "right",
    sortBy: (row) => row.fen,
    text: (row) => String(row.fen / 100),
    render: (row) => yuan(row.fen),
  },
  plain("receipt", "票据号码", "100px", ({ receipt }) => receipt || "没有"),
  plain("officer", "收缴人", "72px", ({ officer }) => officer),
  {
    id: "case",
    title: "案件",
    width: "minmax(140px, 1.4fr)",
    text: (row) => `${row.partyName} ${row.causeOfAction}`,
    render: (row) => (
      <Link className="clip" to={matterPath(row.matterId)}>
        {row.partyName}·{row.causeOfAction}
      </Link>
    ),
  },
  {
    id: "state",
    title: "现在",
    width: "100px",
    sortBy: (row) => row.stateLabel,
    text: (row) => row.stateLabel,
    render: (row) => <Chip look={row.state === "banked" ? "plain" : "accent"}>{row.stateLabel}</Chip>,
  },
  {
    id: "handIn",
    title: "上交",
    width: "108px",
    sortBy: (row) => row.handedInOn ?? row.handInBy,
    text: (row) => row.handedInOn ?? "",
    render: (row) => row.handedInOn ?? <span className="muted">{row.handInBy} 前</span>,
  },
  {
    id: "bank",
    title: "缴付银行",
    width: "108px",
    sortBy: (row) => row.bankedOn ?? row.bankBy,
    text: (row) => row.bankedOn ?? "",
    render: (row) => row.bankedOn ?? <span className="muted">{row.bankBy ? `${row.bankBy} 前` : ""}</span>,
  },
  {
    id: "differences",
    title: "差异",
    width: "minmax(120px, 1fr)",
    sortBy: differencesOf,
    text: differencesOf,
    render: (row) => <span className="strong">{differencesOf(row)}</span>,
  },
  { ...plain("number", "案号", "124px", ({ number }) => shortOf(number)), isInitiallyHidden: true },
];

function plain(id: string, title: string, width: string, words: (row: Line) => string): DataColumn<Line> {
  return { id, title, width, render: words, sortBy: words, text: words };
}

const NARROW: readonly DataColumn<Line>[] = [
  {
    id: "line",
    title: "收缴",
    width: "minmax(0, 1fr)",
    text: (row) => row.partyName,
    render: (row) => (
      <span className="two-lines">
        <Link className="register-link" to={matterPath(row.matterId)}>
          {yuan(row.fen)}　{row.partyName}
        </Link>
        <span>
          {row.on} {row.officer} 收缴，{row.stateLabel}
        </span>
        {row.differences.length > 0 && <span className="strong">{differencesOf(row)}</span>}
      </span>
    ),
  },
];
