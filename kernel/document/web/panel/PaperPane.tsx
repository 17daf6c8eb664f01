import "../document.css";
import "#ui/register/register.css";
import { Download, FileText, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { getDocumentPdf, type IssuedDocument } from "#kernel/document/contract.ts";
import { send, urlOf } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Chip } from "#ui/controls/parts.tsx";
import { EmptyState } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { saveFile } from "../save-file.ts";
import { usePapers } from "../use-papers.ts";
import { PaperDetails, PaperSheet } from "./PaperPanel.tsx";

interface PaperPaneProps {
  readonly matterId: string;
  readonly version: number;
  /** Forms that only go with another paper. */
  readonly accompanying?: readonly string[];
}

/** 文书预览: the opened paper as tall as the page. Not drawn where there is no room for it: there the list opens a panel. */
export function PaperPane({ matterId, version, accompanying }: PaperPaneProps) {
  const { documents, shown, isBeside } = usePapers(matterId, version, accompanying);
  if (!isBeside) return null;
  if (!shown)
    return (
      <div className="paper-pane">
        <EmptyState icon={FileText} title={documents.length === 0 ? "还没有文书" : "选一份文书"}>
          制发的文书在这里按原样显示。
        </EmptyState>
      </div>
    );
  return <OpenPaper key={shown.id} document={shown} />;
}

/** Height of a sheet by its width: A4. */
const A4 = 297 / 210;

function OpenPaper({ document }: { readonly document: IssuedDocument }) {
  const toast = useToast();
  const [pages, setPages] = useState(0);
  const [page, setPage] = useState(1);
  const { id, name, number, stateLabel, code } = document;
  const countPages = (image: HTMLImageElement) =>
    setPages(Math.max(1, Math.round(image.naturalHeight / (image.naturalWidth * A4))));
  async function download() {
    try {
      const answer = await send(urlOf(getDocumentPdf.path, { documentId: id }, { purpose: "view" }), { method: "GET" });
      saveFile(await answer.blob(), `${name} ${number}.pdf`);
    } catch (problem) {
      toast.problem(problem);
    }
  }
  return (
    <section className="paper-pane" aria-label={`文书预览：${name}`}>
      <header>
        <h2 className="clip">{name}</h2>
        <Chip>{stateLabel}</Chip>
        <span className="grow" />
        {pages > 0 && (
          <span className="faint t12 nowrap">
            {page} / {pages}
          </span>
        )}
        <Button look="plain" size="small" icon={Download} aria-label="下载" onClick={() => void download()} />
        <a
          className="button"
          data-look="plain"
          data-size="small"
          href={`/verify/${code}`}
          target="_blank"
          rel="noreferrer"
          aria-label="核验这份文书"
        >
          <ShieldCheck size={16} strokeWidth={1.5} aria-hidden />
        </a>
      </header>
      <div
        className="paper-pane-scroll"
        onScroll={({ currentTarget }) => {
          const sheet = currentTarget.querySelector("img");
          if (!sheet || pages === 0) return;
          const seen = currentTarget.scrollTop + currentTarget.clientHeight / 3 - sheet.offsetTop;
          setPage(Math.min(pages, Math.max(1, Math.ceil(seen / (sheet.clientHeight / pages)))));
        }}
      >
        <PaperSheet document={document} onLoaded={countPages} />
        <div className="paper-pane-details">
          <p className="faint t12">{number}</p>
          <PaperDetails document={document} />
        </div>
      </div>
    </section>
  );
}
