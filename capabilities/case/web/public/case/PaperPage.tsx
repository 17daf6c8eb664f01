import { getPartyPaperPdf, readPartyPaper } from "#capabilities/case/model/surface/party.ts";
import { Waiting } from "#ui/controls/states.tsx";
import { wordsOf } from "#ui/controls/toast.tsx";
import { Link, usePlace } from "#ui/public/router.tsx";
import { useCall } from "#ui/use-call.ts";
import { FileButton } from "./FileButton.tsx";
import { PaperText } from "./PaperText.tsx";
import type { PartyKey } from "./party-key.ts";
import { WithCase } from "./WithCase.tsx";

/** One delivered paper: its words, and the PDF that the agency signed. */
export default function PaperPage() {
  const { code = "" } = usePlace().params;
  return <WithCase>{(_, key) => <Paper partyKey={key} code={code} />}</WithCase>;
}

function Paper({ partyKey, code }: { readonly partyKey: PartyKey; readonly code: string }) {
  const { data, error } = useCall(readPartyPaper, { body: { ...partyKey, paper: code } });
  if (error && !data)
    return (
      <>
        <h1>{error.isOffline ? "现在连不上网" : "没有这份文书"}</h1>
        <p role="alert">{wordsOf(error)}</p>
        <p>
          <Link to="/case">回到我的案件</Link>
        </p>
      </>
    );
  if (!data) return <Waiting />;
  return (
    <article>
      <p className="case-number">{data.agency}</p>
      <h1>{data.name}</h1>
      <p className="case-number">{data.number}</p>
      <PaperText blocks={data.blocks} />
      <p className="wide-button no-print">
        <FileButton
          endpoint={getPartyPaperPdf}
          body={{ ...partyKey, paper: code }}
          name={`${data.name} ${data.number}.pdf`}
          label=" PDF"
          about={data.name}
        />
      </p>
      <p className="muted no-print">
        PDF 和送给你的纸面文书一样，有本机关的电子签名。<Link to={`/verify/${code}`}>核验这份文书</Link>
      </p>
      <p className="no-print">
        <Link to="/case">回到我的案件</Link>
      </p>
    </article>
  );
}
