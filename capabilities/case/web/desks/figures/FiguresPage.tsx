import "../parts/desk.css";
import "./figures.css";
import { Printer } from "lucide-react";
import { Link } from "react-router";
import { isPlainDate } from "#base/plain-date.ts";
import type { CallOutput } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatCount, formatRatio } from "#ui/format.ts";
import { RegisterPage, Sheet } from "#ui/register/RegisterPage.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { useCall } from "#ui/use-call.ts";
import { caseFigures, exportCaseFigures } from "../../../contract.ts";
import { DayField } from "../parts/DayField.tsx";
import { FileButtons } from "../parts/FileButtons.tsx";
import { yuan } from "../parts/money.ts";
import { CASE_TABS } from "./tabs.ts";

type Figures = CallOutput<typeof caseFigures>;
type Group = Figures["byState"][number];

/** 办案统计: every figure opens the cases that it counts. */
export default function FiguresPage() {
  const [from, setFrom] = useAddress("from");
  const [to, setTo] = useAddress("to");
  const span = {
    ...(from && isPlainDate(from) ? { from } : {}),
    ...(to && isPlainDate(to) ? { to } : {}),
  };
  const { data, error, refetch } = useCall(caseFigures, { query: span }, { keepsFormer: true });
  return (
    <RegisterPage
      title="办案统计"
      note="按线索登记的日期计"
      tabs={CASE_TABS}
      actions={
        <>
          <Button look="plain" icon={Printer} onClick={() => window.print()}>
            打印
          </Button>
          <FileButtons name="办案统计" path={exportCaseFigures.path} query={span} />
        </>
      }
    >
      <div className="register-tools no-print">
        <DayField label="从" value={from} onChange={setFrom} />
        <DayField label="到" value={to} onChange={setTo} />
      </div>
      {error && !data ? (
        <ProblemState problem={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Waiting />
      ) : data.totals.cases === 0 ? (
        <EmptyState title="这段时间没有登记案件">换一段时间，或者不填日期看全部。</EmptyState>
      ) : (
        <Sheet label="统计">
          <Totals figures={data} span={span} />
          <div className="figure-tables">
            <Table title="状态" name="state" rows={data.byState} span={span} />
            <Table title="程序" name="procedure" rows={data.byProcedure} span={span} />
            <Table title="结果" name="outcome" rows={data.byOutcome} span={span} />
            <Table title="案由" name="offence" rows={data.byOffence} span={span} />
            <Table title="承办机构" name="unitId" rows={data.byUnit} span={span} />
            <Table title="月份" name="month" rows={data.byMonth} span={span} />
          </div>
        </Sheet>
      )}
    </RegisterPage>
  );
}

type Span = Readonly<Record<string, string>>;

const registerPath = (span: Span, filter: Span = {}) =>
  `/console/case-register?${new URLSearchParams({ ...span, ...filter }).toString()}`;

function Totals({ figures: { totals }, span }: { readonly figures: Figures; readonly span: Span }) {
  const rate = (part: number, whole: number) => (whole === 0 ? "" : formatRatio(part / whole));
  const shown: (readonly [label: string, value: number, filter: Span, note?: string])[] = [
    ["案件", totals.cases, {}],
    ["立案", totals.filed, { which: "filed" }],
    ["作出决定", totals.decided, { which: "decided" }],
    ["按期决定", totals.onTime, { which: "on_time" }, rate(totals.onTime, totals.onTime + totals.late)],
    ["超期决定", totals.late, { which: "late" }],
    ["结案", totals.closed, { which: "closed" }, rate(totals.closed, totals.filed)],
    ["处以罚款", totals.fined, { which: "fined" }, yuan(totals.fineFen)],
    ["缴清", totals.paid, { which: "paid" }, yuan(totals.paidFen)],
    ["没有缴清", totals.owing, { which: "owing" }],
    ["听证", totals.heard, { which: "heard" }],
    ["行政复议", totals.reconsidered, { which: "reconsidered" }],
    ["行政诉讼", totals.litigated, { which: "litigated" }],
    ["复议诉讼未获维持", totals.lost, { which: "lost" }, rate(totals.lost, totals.reconsidered + totals.litigated)],
    ["决定已撤销", totals.revoked, { which: "revoked" }],
  ];
  return (
    <ul className="figure-tiles">
      {shown.map(([label, value, filter, note]) => (
        <li key={label}>
          <Link to={registerPath(span, filter)}>
            <span>{label}</span>
            <b>{formatCount(value)}</b>
            <i>{note}</i>
          </Link>
        </li>
      ))}
    </ul>
  );
}

interface TableProps {
  readonly title: string;
  readonly name: string;
  readonly rows: readonly Group[];
  readonly span: Span;
}

function Table({ title, name, rows, span }: TableProps) {
  const most = Math.max(...rows.map(({ count }) => count), 1);
  return (
    <section className="card">
      <header>
        <h2>{title}</h2>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">件数</th>
            <th scope="col">决定</th>
            <th scope="col">罚款</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link to={registerPath(span, { [name]: row.id })}>{row.label}</Link>
                <span className="figure-bar" style={{ width: `${(row.count / most) * 100}%` }} />
              </th>
              <td>{formatCount(row.count)}</td>
              <td>{formatCount(row.decided)}</td>
              <td>{row.fineFen > 0 ? yuan(row.fineFen) : ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
