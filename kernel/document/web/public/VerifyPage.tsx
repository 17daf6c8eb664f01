import "../document.css";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { verifyDocument } from "#kernel/document/contract.ts";
import { Button } from "#ui/controls/PlainButton.tsx";
import { Waiting } from "#ui/controls/states.tsx";
import { usePlace } from "#ui/public/router.tsx";
import { useCall } from "#ui/use-call.ts";

/** 文书核验: whether a paper in somebody's hand is the one that was issued. Nothing else of the case. */
export default function VerifyPage() {
  const { code = "" } = usePlace().params;
  const { data, error, refetch } = useCall(verifyDocument, { params: { code } });
  if (error?.status === 404)
    return (
      <div className="public-body">
        <h1>没有这份文书</h1>
        <p>核验码 {code} 对应不上本机关制发的任何文书。请对照纸面上的核验码再输一次；仍然没有，可以拨打 12345 询问。</p>
      </div>
    );
  if (error)
    return (
      <div className="public-body">
        <h1>{error.isOffline ? "现在连不上网" : "现在查不了"}</h1>
        <Button size="touch" look="filled" onClick={() => void refetch()}>
          再试一次
        </Button>
      </div>
    );
  if (!data) return <Waiting />;
  const { fault } = data.record;
  const isBad = fault !== null || data.voidedOn !== null || !data.record.isContained;
  const Shape = isBad ? TriangleAlert : CircleCheck;
  return (
    <div className="public-body sign-page">
      <h1>文书核验</h1>
      <p className="verify-verdict" data-bad={isBad || undefined} role="status">
        <Shape size={24} strokeWidth={1.5} aria-hidden />
        <span>{verdictOf(data)}</span>
      </p>
      <dl className="verify-facts">
        <dt>文书</dt>
        <dd>{data.name}</dd>
        <dt>文号</dt>
        <dd>{data.number}</dd>
        {data.agencyName && (
          <>
            <dt>制发机关</dt>
            <dd>{data.agencyName}</dd>
          </>
        )}
        <dt>制发日期</dt>
        <dd>{data.issuedOn}</dd>
        {data.deliveredOn && (
          <>
            <dt>送达日期</dt>
            <dd>{data.deliveredOn}</dd>
          </>
        )}
        <dt>签名用印</dt>
        <dd>
          {data.signatures} 处签名，{data.isSealed ? "已用印" : "未用电子印章"}
        </dd>
        <dt>内容摘要</dt>
        <dd>{data.hash}</dd>
        <dt>留痕</dt>
        <dd>
          第 {data.record.seq} 条，{data.record.entryHash}
        </dd>
        <dt>本机关卷宗签名公钥的指纹</dt>
        <dd>{data.keyFingerprint}</dd>
      </dl>
      <p className="muted">
        请把文号、日期和纸面对照。摘要由文书的全部内容算出，纸面二维码旁印有它的前 16 位，两处相同，内容就没有被改过。
      </p>
    </div>
  );
}

function verdictOf({
  voidedOn,
  record,
}: {
  voidedOn: string | null;
  record: { fault: string | null; isContained: boolean };
}) {
  if (record.fault !== null) return `核验不通过：${record.fault}`;
  if (voidedOn !== null) return `这份文书已于 ${voidedOn} 作废`;
  return record.isContained ? "是本机关制发的文书，内容没有被改过" : "留痕里没有这份文书";
}
