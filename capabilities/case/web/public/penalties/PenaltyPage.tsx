import "./penalties.css";
import { getDisclosure } from "#capabilities/case/model/surface/disclosures.ts";
import { Button } from "#ui/controls/PlainButton.tsx";
import { Waiting } from "#ui/controls/states.tsx";
import { Link, usePlace } from "#ui/public/router.tsx";
import { useCall } from "#ui/use-call.ts";
import { yuan } from "../case/amounts.ts";

/** One published decision. */
export default function PenaltyPage() {
  const { id = "" } = usePlace().params;
  const { data, error, refetch } = useCall(getDisclosure, { params: { id } });
  if (error && !data) {
    const isGone = error.status === 404 || error.status === 400;
    return (
      <div className="public-body">
        <h1>{error.isOffline ? "现在连不上网" : isGone ? "没有公开这份决定" : "现在打不开"}</h1>
        {isGone ? (
          <p>可能已经撤回、公开期限已满，或者地址抄错了。</p>
        ) : (
          <p className="wide-button">
            <Button size="touch" look="filled" onClick={() => void refetch()}>
              再试一次
            </Button>
          </p>
        )}
        <p>
          <Link to="/penalties">看全部公开的决定</Link>
        </p>
      </div>
    );
  }
  if (!data) return <Waiting />;
  return (
    <article className="public-body">
      <p className="penalty-number">{data.decisionNumber}</p>
      <h1>{data.causeOfAction}</h1>
      <dl className="penalty-facts">
        <Fact label="当事人" value={data.shownName} />
        <Fact label="统一社会信用代码" value={data.creditCode} />
        <Fact label="违法事实" value={data.facts} />
        <Fact label="依据" value={data.basis.join("；")} />
        <Fact label="处罚种类" value={data.kinds.join("、")} />
        <Fact label="处罚内容" value={data.penalty} />
        <Fact label="罚款" value={data.fineFen > 0 ? yuan(data.fineFen) : null} />
        <Fact label="没收" value={data.confiscateFen > 0 ? yuan(data.confiscateFen) : null} />
        <Fact label="程序" value={data.procedure} />
        <Fact label="作出机关" value={data.agency} />
        <Fact label="决定日期" value={data.decidedOn} />
        <Fact label="公开日期" value={data.publishedOn} />
        <Fact label="公开到" value={data.shownUntil} />
      </dl>
      <p className="no-print">
        <Link to="/penalties">看全部公开的决定</Link>
      </p>
    </article>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string | null }) {
  if (!value) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
