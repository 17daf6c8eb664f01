import "#ui/public/parts.css";
import "./report.css";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { getPublicReport } from "#capabilities/report/model/surface/citizens.ts";
import { Button } from "#ui/controls/PlainButton.tsx";
import { formatInstant } from "#ui/format.ts";
import { ButtonLink } from "#ui/public/ButtonLink.tsx";
import { usePlace } from "#ui/public/router.tsx";
import { useCall } from "#ui/use-call.ts";
import { writeFollowCode } from "../follow-code.ts";

/** 收到了: the number, large; what happens next and when. */
export default function DonePage() {
  const { code = "" } = usePlace().params;
  const { data } = useCall(getPublicReport, { params: { code } });
  return (
    <div className="public-body done-page">
      <p className="done-mark" aria-hidden>
        <Check size={32} strokeWidth={2} />
      </p>
      <h1>收到了，谢谢你</h1>
      <section className="done-code" aria-label="你的号码">
        <p className="muted">你的号码</p>
        <output>{writeFollowCode(code)}</output>
        <CopyButton code={code} />
      </section>
      <p>凭这个号码随时看办到哪一步，换一部手机也行。这部手机已经替你记住了。</p>
      {data && (
        <p className="public-notice">
          <b>现在</b>：{data.headline}
        </p>
      )}
      <h2>接下来</h2>
      <ol>
        <li className="next-step">
          <span className="item-title">受理席先看</span>
          <span className="item-detail">工作时间内尽快看；不归城市管理的，会告诉你该找谁。</span>
        </li>
        <li className="next-step">
          <span className="item-title">派人到现场核实</span>
          <span className="item-detail">情况属实就立案，交给负责的单位办。</span>
        </li>
        <li className="next-step">
          <span className="item-title">办完再复查一次</span>
          <span className="item-detail">复查的不是办理人自己。你不满意，还可以说没解决。</span>
        </li>
      </ol>
      {data?.expectedAt && <p>预计 {formatInstant(data.expectedAt)} 前有结果。</p>}
      <div className="share-buttons no-print">
        <ButtonLink to={`/follow/${code}`} size="touch" look="filled">
          看办到哪一步
        </ButtonLink>
        <ButtonLink to="/report" size="touch">
          再反映一件
        </ButtonLink>
      </div>
    </div>
  );
}

function CopyButton({ code }: { readonly code: string }) {
  const [isCopied, setCopied] = useState(false);
  // Browsers give the clipboard to secure pages only; without it the number stands there to be written down.
  if (!navigator.clipboard) return null;
  return (
    <Button
      size="touch"
      icon={isCopied ? Check : Copy}
      className="no-print"
      onClick={() =>
        navigator.clipboard.writeText(code).then(
          () => setCopied(true),
          () => undefined,
        )
      }
    >
      <span aria-live="polite">{isCopied ? "已复制" : "复制号码"}</span>
    </Button>
  );
}
