import { PenLine, Smartphone } from "lucide-react";
import { useState } from "react";
import { type IssuedDocument, listIssuedDocuments, makeSigningLink, signDocument } from "#kernel/document/contract.ts";
import { getMatter } from "#kernel/matter/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { formatInstant } from "#ui/format.ts";
import { PanelSection } from "#ui/register/SidePanel.tsx";
import { newRequestId } from "#ui/request-id.ts";
import { useSend } from "#ui/use-call.ts";
import { SignaturePad, type Strokes } from "../SignaturePad.tsx";
import { useSvgUrl } from "../use-picture.ts";

type Signer = IssuedDocument["signers"][number];

/** 签名: who has signed and who is next; by hand on this device, or on the party's phone. */
export function SignerSection({ document }: { readonly document: IssuedDocument }) {
  const [signing, setSigning] = useState<string | null>(null);
  return (
    <PanelSection title="签名">
      {document.signers.map((signer) => (
        <div key={signer.id}>
          <div className="signer-line">
            <span className="grow">
              {signer.label}
              <span className="paper-number">{standingOf(signer)}</span>
            </span>
            {signer.isNext && signer.isMine && (
              <Button size="small" icon={PenLine} onClick={() => setSigning(signing === signer.id ? null : signer.id)}>
                签名
              </Button>
            )}
            {signer.isNext && signer.isMine && <LinkButton documentId={document.id} signer={signer} />}
          </div>
          {signing === signer.id && <HandForm document={document} signer={signer} onDone={() => setSigning(null)} />}
        </div>
      ))}
    </PanelSection>
  );
}

function standingOf({ done, count, isNext }: Signer): string {
  if (done.length > 0) return `${done.map((one) => one.name).join("、")}（${done.length}/${count}）`;
  return isNext ? `待签，须 ${count} 人` : "还没有轮到";
}

interface HandFormProps {
  readonly document: IssuedDocument;
  readonly signer: Signer;
  readonly onDone: () => void;
}

/** Own opinion or somebody's hand: the server knows which it is and takes the name of the post where it is one's own. */
function HandForm({ document, signer, onDone }: HandFormProps) {
  const toast = useToast();
  const [requestId] = useState(newRequestId);
  const [strokes, setStrokes] = useState<Strokes>([]);
  const [name, setName] = useState("");
  const [opinion, setOpinion] = useState("");
  const sign = useSend(signDocument, [listIssuedDocuments, getMatter]);
  const id = `sign-${document.id}-${signer.id}`;
  function submit() {
    const body = { signer: signer.id, name, opinion, strokes: strokes.length > 0 ? strokes : null, requestId };
    const answer = {
      onSuccess: () => {
        toast.done("已签名，记入留痕");
        onDone();
      },
      onError: toast.problem,
    };
    sign.mutate({ params: { documentId: document.id }, body }, answer);
  }
  return (
    <form
      className="sign-page"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label className="field-label" htmlFor={`${id}-name`}>
        签名人姓名（本岗位签批的不用填）
      </label>
      <input id={`${id}-name`} className="input" value={name} onChange={(event) => setName(event.target.value)} />
      <label className="field-label" htmlFor={`${id}-opinion`}>
        意见
      </label>
      <textarea
        id={`${id}-opinion`}
        className="input"
        rows={2}
        value={opinion}
        onChange={(event) => setOpinion(event.target.value)}
      />
      <SignaturePad value={strokes} onChange={setStrokes} />
      <p className="row">
        <Button look="filled" type="submit" disabled={sign.isPending}>
          {sign.isPending ? "正在提交" : "确认签名"}
        </Button>
        <Button look="plain" onClick={onDone}>
          不了
        </Button>
      </p>
    </form>
  );
}

function LinkButton({ documentId, signer }: { readonly documentId: string; readonly signer: Signer }) {
  const toast = useToast();
  const link = useSend(makeSigningLink, []);
  const qr = useSvgUrl(link.data?.qr ?? null);
  return (
    <>
      <Button
        look="plain"
        size="small"
        icon={Smartphone}
        disabled={link.isPending}
        onClick={() => link.mutate({ params: { documentId }, body: { signer: signer.id } }, { onError: toast.problem })}
      >
        手机签
      </Button>
      {link.data && qr && (
        <div className="signing-qr">
          <img src={qr} alt="签名二维码" />
          <code>{link.data.url}</code>
          <span className="t12 faint">
            请{signer.label}扫码签名，只能用一次，{formatInstant(link.data.expiresAt)} 前有效
          </span>
        </div>
      )}
    </>
  );
}
