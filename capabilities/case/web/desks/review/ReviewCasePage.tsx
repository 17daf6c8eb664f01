import "../parts/desk.css";
import "./review.css";
import { useNavigate, useParams } from "react-router";
import { ButtonLink } from "#ui/controls/Button.tsx";
import { KeyValue } from "#ui/controls/parts.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useCall } from "#ui/use-call.ts";
import { Refusal } from "#ui/work/Refusal.tsx";
import { listReviewDesk } from "../../../contract.ts";
import { CaseHead, ClockLine, OpenAct } from "../parts/CaseSide.tsx";
import { ON_SCREEN } from "../parts/use-desk.ts";
import { Evidence, Opinions, PapersBeside } from "./ReviewDeskPage.tsx";

const DESK = "/console/case-review";

/** 并排审阅: papers, evidence and the opinion on one page, each scrolling for itself. */
export default function ReviewCasePage() {
  const { matterId = "" } = useParams();
  const navigate = useNavigate();
  const { data, error, refetch } = useCall(listReviewDesk, { query: { matterId } }, ON_SCREEN);
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const row = data.cases.find((one) => one.matterId === matterId);
  if (!row) {
    return (
      <EmptyState title="这件案件不在等法制审核" actions={<ButtonLink to={DESK}>回法制审核台</ButtonLink>}>
        已经审核同意，或者退回、撤销了。
      </EmptyState>
    );
  }
  return (
    <div className="review-page">
      <section className="review-papers" aria-label="文书">
        <PapersBeside row={row} />
      </section>
      <section className="review-evidence case-side-in" aria-label="案情和证据">
        <CaseHead row={row} />
        <KeyValue
          items={[
            ["拟作处理", row.proposal],
            ["裁量", row.tier],
            ["审核理由", row.reasons.join("、")],
          ]}
        />
        <section>
          <h3>证据 {row.evidence.length} 件</h3>
          <Evidence row={row} />
        </section>
        <Opinions row={row} />
      </section>
      <section className="review-opinion case-side-in" aria-label="审核意见">
        <ClockLine row={row} />
        {row.review.isAllowed ? (
          <OpenAct
            matterId={row.matterId}
            act={row.review.act}
            onClose={() => void navigate(DESK)}
            onDone={() => void navigate(DESK)}
          />
        ) : (
          <Refusal act={row.review.label} refusals={row.review.refusals} />
        )}
      </section>
    </div>
  );
}
