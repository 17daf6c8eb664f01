import "../document.css";
import { useEffect, useState } from "react";
import { getSigning, getSigningPages, signByLink } from "#kernel/document/contract.ts";
import { ApiProblem, call, urlOf } from "#ui/call.ts";
import { Button } from "#ui/controls/PlainButton.tsx";
import { Waiting } from "#ui/controls/states.tsx";
import { formatInstant } from "#ui/format.ts";
import { usePlace } from "#ui/public/router.tsx";
import { useCall } from "#ui/use-call.ts";
import { SignaturePad } from "../SignaturePad.tsx";
import { useFetchedPicture } from "../use-picture.ts";
import { forgetSigning, keepSigning, keptSigning, newSigning } from "./signing-draft.ts";

/** 文书签名 on the party's own phone. What was written stays on the phone until the server has confirmed it. */
export default function SignPage() {
  const { token = "" } = usePlace().params;
  const { data, error, refetch } = useCall(getSigning, { params: { token } });
  if (!data && error)
    return (
      <div className="public-body">
        <h1>{error.isOffline ? "现在连不上网" : "不能签名"}</h1>
        <p>{error.isOffline ? "连上网以后再试。写好的签名没有丢。" : error.message}</p>
        <Button size="touch" look="filled" onClick={() => void refetch()}>
          再试一次
        </Button>
      </div>
    );
  if (!data) return <Waiting />;
  return (
    <div className="public-body sign-page">
      <h1>{data.name}</h1>
      <p className="muted">
        {data.number}　{data.agencyName}
      </p>
      {data.isSigned ? (
        <Signed />
      ) : (
        <SignForm token={token} signerLabel={data.signerLabel} expiresAt={data.expiresAt} />
      )}
    </div>
  );
}

function Signed() {
  return (
    <p className="verify-verdict" role="status">
      已经签好，可以关闭本页。签名已存入文书，执法人员会告诉你下一步。
    </p>
  );
}

/** Left of the text lies a margin of an eighth of the page: on a phone it is not what one wants to see first. */
function passMargin({ currentTarget: image }: { readonly currentTarget: HTMLImageElement }): void {
  image.parentElement?.scrollTo({ left: image.clientWidth * 0.1, top: image.clientWidth * 0.08 });
}

interface SignFormProps {
  readonly token: string;
  readonly signerLabel: string;
  readonly expiresAt: Parameters<typeof formatInstant>[0];
}

function SignForm({ token, signerLabel, expiresAt }: SignFormProps) {
  const sheet = useFetchedPicture(urlOf(getSigningPages.path, { token }));
  const [signing, setSigning] = useState(() => keptSigning(token) ?? newSigning());
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [state, setState] = useState<"writing" | "sending" | "signed">("writing");
  useEffect(() => keepSigning(token, signing), [token, signing]);
  async function submit() {
    setState("sending");
    setProblem(null);
    try {
      await call(signByLink, { params: { token }, body: signing });
      forgetSigning(token);
      setState("signed");
    } catch (caught) {
      setProblem(caught instanceof ApiProblem ? caught : null);
      setState("writing");
    }
  }
  if (state === "signed") return <Signed />;
  return (
    <form
      className="sign-page"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a sheet that is larger than its frame is moved by keys as well. */}
      <section className="paper-sheet" tabIndex={0} aria-label="要签的文书，可以上下左右移动">
        {sheet.url ? <img src={sheet.url} alt="要签的文书" onLoad={passMargin} /> : <Waiting label="正在取文书" />}
      </section>
      <p>请先看完上面的文书。内容有错的，不要签名，请告诉执法人员。</p>
      <label className="field-label" htmlFor="sign-name">
        {signerLabel}姓名
      </label>
      <input
        id="sign-name"
        className="input"
        autoComplete="name"
        value={signing.name}
        onChange={(event) => setSigning({ ...signing, name: event.target.value })}
      />
      <SignaturePad value={signing.strokes} onChange={(strokes) => setSigning({ ...signing, strokes })} />
      {problem && (
        <p className="verify-verdict" data-bad role="alert">
          {problem.isOffline ? "没有送到：网络断了。签名还在这台手机上，连上网再按一次。" : problem.message}
        </p>
      )}
      <Button
        size="touch"
        look="filled"
        type="submit"
        disabled={state === "sending" || signing.name.trim().length < 2 || signing.strokes.length === 0}
      >
        {state === "sending" ? "正在提交" : "确认签名"}
      </Button>
      <p className="muted">链接 {formatInstant(expiresAt)} 前有效，只能用一次。</p>
    </form>
  );
}
