import { BookOpenText } from "lucide-react";
import type { CallOutput } from "#ui/call.ts";
import { ButtonLink } from "#ui/controls/Button.tsx";
import { Chip, KeyValue, Tabs } from "#ui/controls/parts.tsx";
import { EmptyState } from "#ui/controls/states.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { useCall } from "#ui/use-call.ts";
import { listPayments } from "../../../contract.ts";
import { CaseDesk } from "../parts/CaseDesk.tsx";
import { CaseLine } from "../parts/CaseLine.tsx";
import { CaseSide } from "../parts/CaseSide.tsx";
import { usePaging } from "../parts/DeskPages.tsx";
import { yuan } from "../parts/money.ts";
import { ON_SCREEN } from "../parts/use-desk.ts";

type PaymentCase = CallOutput<typeof listPayments>["payments"][number];

/** 收缴台: what is owed today and what grew on it, what was agreed, what came in. */
export default function PaymentDeskPage() {
  const [asked, setShow] = useAddress("show");
  const show = asked === "all" ? "all" : "open";
  const paging = usePaging();
  const { data, error, refetch } = useCall(listPayments, { query: { ...paging.query, show } }, ON_SCREEN);
  const [, setDoing] = useAddress("do");
  return (
    <CaseDesk
      title="收缴台"
      note={
        data &&
        `应缴 ${yuan(data.sums.owedFen)}，加处罚款 ${yuan(data.sums.surchargeFen)}，逾期 ${data.sums.overdue} 件`
      }
      actions={
        <ButtonLink icon={BookOpenText} to="/console/case-cash">
          当场收缴台账
        </ButtonLink>
      }
      bar={
        <Tabs
          label="哪些"
          active={show}
          onChange={(id) => {
            paging.turn(1);
            setShow(id === "all" ? id : null);
          }}
          tabs={[
            { id: "open", label: "没有缴清的", count: show === "open" ? (data?.count ?? null) : null },
            { id: "all", label: "全部", count: show === "all" ? (data?.count ?? null) : null },
          ]}
        />
      }
      rows={data?.payments}
      paging={paging}
      count={data?.count}
      problem={error}
      onRetry={() => void refetch()}
      keyOf={({ matterId }) => matterId}
      groupOf={({ payment }) => payment.stateLabel}
      row={(row) => (
        <CaseLine row={row} end={<b className="medium">{yuan(row.payment.owedFen + row.payment.surchargeFen)}</b>}>
          <span className="next">{standingWords(row)}</span>
          <span className="sub">{row.payment.decisionNumber}</span>
        </CaseLine>
      )}
      onAct={(row) => {
        const act = row.acts.find(({ isAllowed }) => isAllowed);
        if (act) setDoing(act.act);
      }}
      side={(row) => <PaymentSide row={row} />}
      empty={
        <EmptyState title={show === "open" ? "没有要收缴的罚款" : "还没有罚款"}>
          罚款决定作出以后列在这里；逾期的按日加处，数额算到今天，不超过罚款本数。
        </EmptyState>
      }
    />
  );
}

function standingWords({ payment }: PaymentCase): string {
  switch (payment.state) {
    case "refund":
      return `应退还 ${yuan(payment.refundFen)}`;
    case "asked":
      return "申请延期、分期，待决定";
    case "overdue":
      return `逾期 ${payment.daysOverdue} 天，加处 ${yuan(payment.surchargeFen)}`;
    case "arranged":
      return `延期、分期至 ${payment.dueOn ?? ""}`;
    case "paid":
      return "已缴清";
    case "open":
      return payment.dueOn ? `${payment.dueOn} 前缴纳` : "决定还没有送达，缴纳期限没有开始";
  }
}

/** «9,000 元（罚款 6,000 元，加处 3,000 元）». */
function owedWords({ owedFen, surchargeFen }: PaymentCase["payment"]): string {
  const all = yuan(owedFen + surchargeFen);
  return surchargeFen > 0 ? `${all}（罚款 ${yuan(owedFen)}，加处罚款 ${yuan(surchargeFen)}）` : all;
}

function PaymentSide({ row }: { readonly row: PaymentCase }) {
  const { payment } = row;
  return (
    <CaseSide
      row={row}
      acts={row.acts.filter(({ isAllowed }) => isAllowed)}
      inView={[
        ["今天应缴", owedWords(payment)],
        ["应退还", payment.refundFen > 0 ? yuan(payment.refundFen) : null],
        ["决定文号", payment.decisionNumber],
      ]}
    >
      <section>
        <h3>
          今天应缴 <Chip look={payment.state === "overdue" ? "accent" : "plain"}>{payment.stateLabel}</Chip>
        </h3>
        <p className="case-money">{yuan(payment.owedFen + payment.surchargeFen)}</p>
        <KeyValue
          items={[
            ["罚款", yuan(payment.fineFen)],
            ["已缴", yuan(payment.paidFen)],
            ["尚欠罚款", yuan(payment.owedFen)],
            ["加处罚款", payment.surchargeFen > 0 ? `${yuan(payment.surchargeFen)}，每日百分之三，不超过本数` : null],
            ["应退还", payment.refundFen > 0 ? yuan(payment.refundFen) : null],
            ["缴纳期限", payment.dueOn],
            ["决定文号", payment.decisionNumber],
          ]}
        />
      </section>
      {payment.schedule.length > 0 && (
        <section>
          <h3>分期安排</h3>
          <ul className="case-lines">
            {payment.schedule.map((step, i) => (
              <li key={step.dueOn}>
                <span>第 {i + 1} 期</span>
                <span className="grow">{step.dueOn} 前</span>
                <b className="medium">{yuan(step.fen)}</b>
                <span className="muted">{step.isPaid ? "已缴" : "未缴"}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {payment.paid.length > 0 && (
        <section>
          <h3>缴款</h3>
          <ul className="case-lines">
            {payment.paid.map((one) => (
              <li key={`${one.on} ${one.receipt}`}>
                <span>{one.on}</span>
                <span className="grow muted">
                  {one.channelLabel}　{one.receipt || "没有票据号码"}
                </span>
                <b className="medium">{yuan(one.fen)}</b>
              </li>
            ))}
          </ul>
        </section>
      )}
    </CaseSide>
  );
}
