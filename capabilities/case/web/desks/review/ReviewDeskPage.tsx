import "./review.css";
import { useState } from "react";
import { Link } from "react-router";
import { listIssuedDocuments } from "#kernel/document/contract.ts";
import { PaperPane, PapersCard } from "#kernel/document/web/public.ts";
import { originalUrl, thumbnailUrl } from "#kernel/matter/web/public.ts";
import type { CallOutput } from "#ui/call.ts";
import { ButtonLink } from "#ui/controls/Button.tsx";
import { Chip, KeyValue, Tabs } from "#ui/controls/parts.tsx";
import { EmptyState } from "#ui/controls/states.tsx";
import { formatInstant } from "#ui/format.ts";
import { useAddress } from "#ui/register/use-address.ts";
import { useCall } from "#ui/use-call.ts";
import { listReviewDesk } from "../../../contract.ts";
import { ACCOMPANYING } from "../../page/accompanying.ts";
import { CaseDesk } from "../parts/CaseDesk.tsx";
import { CaseLine } from "../parts/CaseLine.tsx";
import { CaseSide } from "../parts/CaseSide.tsx";
import { usePaging } from "../parts/DeskPages.tsx";
import { ON_SCREEN } from "../parts/use-desk.ts";

type ReviewCase = CallOutput<typeof listReviewDesk>["cases"][number];

/** 法制审核台: what waits for an opinion; papers and evidence beside each other, the checklist in the form. */
export default function ReviewDeskPage() {
  const paging = usePaging();
  const { data, error, refetch } = useCall(listReviewDesk, { query: paging.query }, ON_SCREEN);
  const [, setDoing] = useAddress("do");
  const must = data?.cases.filter(({ reasons }) => reasons.length > 0).length ?? 0;
  return (
    <CaseDesk
      title="法制审核台"
      note={
        data &&
        (data.count > data.cases.length
          ? `${data.count} 件待审核`
          : `${data.count} 件待审核，其中 ${must} 件依法应当审核`)
      }
      rows={data?.cases.toSorted((a, b) => Number(b.reasons.length > 0) - Number(a.reasons.length > 0))}
      paging={paging}
      count={data?.count}
      problem={error}
      onRetry={() => void refetch()}
      keyOf={({ matterId }) => matterId}
      groupOf={({ reasons }) => (reasons.length > 0 ? "应当法制审核" : "送请审核")}
      row={(row) => (
        <CaseLine row={row} end={row.opinions.length > 0 && <Chip>审过 {row.opinions.length} 次</Chip>}>
          <span className="sub">{row.reasons.join("、") || row.stateLabel}</span>
          <span className="sub">{row.proposal}</span>
        </CaseLine>
      )}
      onAct={(row) => row.review.isAllowed && setDoing(row.review.act)}
      side={(row) => <ReviewSide row={row} />}
      empty={
        <EmptyState title="没有待审核的案件">
          承办机构审核以后，应当法制审核的和送请审核的案件排在这里；听证以后、决定以前也会再来。
        </EmptyState>
      }
    />
  );
}

function ReviewSide({ row }: { readonly row: ReviewCase }) {
  const [tab, setTab] = useState<"papers" | "evidence">("papers");
  return (
    <CaseSide
      row={row}
      acts={[row.review]}
      inView={[
        ["拟作处理", row.proposal],
        ["裁量", row.tier],
      ]}
      more={<ButtonLink to={`/console/case-review/${row.matterId}`}>并排审阅</ButtonLink>}
    >
      <KeyValue
        items={[
          ["拟作处理", row.proposal],
          ["裁量", row.tier],
          ["审核理由", row.reasons.join("、")],
        ]}
      />
      <Opinions row={row} />
      <section>
        <Tabs
          label="材料"
          active={tab}
          onChange={(id) => setTab(id === "evidence" ? id : "papers")}
          tabs={[
            { id: "papers", label: "文书" },
            { id: "evidence", label: "证据", count: row.evidence.length },
          ]}
        />
        {tab === "papers" ? <PaperLinks row={row} /> : <Evidence row={row} />}
      </section>
    </CaseSide>
  );
}

/** The papers by name; each opens beside evidence and opinion. */
function PaperLinks({ row }: { readonly row: ReviewCase }) {
  const { data } = useCall(listIssuedDocuments, { params: { id: row.matterId } });
  return (
    <ul className="case-lines">
      {(data?.documents ?? []).map(({ id, name, number, stateLabel }) => (
        <li key={id}>
          <Link className="grow" to={`/console/case-review/${row.matterId}?paper=${id}`}>
            {name}
          </Link>
          <span className="t12 muted">{stateLabel}</span>
          <span className="t12 faint" style={{ flexBasis: "100%" }}>
            {number}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What was said before, with the items that were left open. */
export function Opinions({ row }: { readonly row: Pick<ReviewCase, "opinions"> }) {
  if (row.opinions.length === 0) return null;
  return (
    <section>
      <h3>以前的审核意见</h3>
      <ul className="case-lines">
        {row.opinions.map((one) => (
          <li key={one.at}>
            <b className="medium">{one.opinionLabel}</b>
            <span className="muted">
              {one.name}　{formatInstant(one.at)}
            </span>
            <span className="case-words" style={{ flexBasis: "100%" }}>
              {one.detail}
            </span>
            {one.open.length > 0 && <span className="t12 muted">没有勾选：{one.open.join("、")}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Evidence({ row }: { readonly row: Pick<ReviewCase, "evidence"> }) {
  if (row.evidence.length === 0) return <p className="muted t13">还没有登记证据。</p>;
  return (
    <ul className="case-lines">
      {row.evidence.map((item) => (
        <li key={item.id}>
          <b className="medium grow">{item.title}</b>
          <Chip look={item.isVerified ? "plain" : "outlined"}>{item.isVerified ? "已核实" : "没有核实"}</Chip>
          <span className="t12 muted" style={{ flexBasis: "100%" }}>
            {item.kindLabel}　{formatInstant(item.takenAt)}
          </span>
          <span className="case-photos">
            {item.files.map((file) => (
              <a key={file} href={originalUrl(file)} target="_blank" rel="noreferrer">
                <img src={thumbnailUrl(file)} alt={`${item.title}的文件`} loading="lazy" />
              </a>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface PapersBesideProps {
  readonly row: ReviewCase;
}

/** The paper as it is printed, as tall as the page. */
export function PapersBeside({ row }: PapersBesideProps) {
  return (
    <>
      <PapersCard matterId={row.matterId} version={row.version} accompanying={ACCOMPANYING} />
      <PaperPane matterId={row.matterId} version={row.version} accompanying={ACCOMPANYING} />
    </>
  );
}
