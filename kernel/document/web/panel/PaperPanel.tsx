import { Ban, Download, Printer, Stamp } from "lucide-react";
import { useState } from "react";
import {
  getDocumentPages,
  getDocumentPdf,
  type IssuedDocument,
  listIssuedDocuments,
  sealDocument,
  voidDocument,
} from "#kernel/document/contract.ts";
import { DOCUMENT_EVENTS, SIGNING_METHODS } from "#kernel/document/model/public.ts";
import { getMatter } from "#kernel/matter/contract.ts";
import { send, urlOf } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { KeyValue } from "#ui/controls/parts.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { formatHash, formatInstant } from "#ui/format.ts";
import { EditForm } from "#ui/register/EditForm.tsx";
import { PanelSection, SidePanel } from "#ui/register/SidePanel.tsx";
import { newRequestId } from "#ui/request-id.ts";
import { useSend } from "#ui/use-call.ts";
import { saveFile } from "../save-file.ts";
import { useFetchedPicture } from "../use-picture.ts";
import { SignerSection } from "./SignerSection.tsx";

interface PaperProps {
  readonly document: IssuedDocument;
}

/** One paper over the matter: as it is printed, who signed, what happened to it. */
export function PaperPanel({ document, onClose }: PaperProps & { readonly onClose: () => void }) {
  return (
    <SidePanel title={document.name} onClose={onClose} width={640}>
      <PanelSection title={document.number} more={document.stateLabel}>
        <PaperSheet document={document} />
      </PanelSection>
      <PaperDetails document={document} />
    </SidePanel>
  );
}

/** Below the sheet: what is left empty, what can be done with it, signatures, what happened. */
export function PaperDetails({ document }: PaperProps) {
  const [isVoiding, setVoiding] = useState(false);
  const { signers, missing } = document;
  return (
    <>
      <div className="paper-tools">
        {missing.length > 0 && (
          <p className="panel-note">没有填的栏目：{missing.join("、")}。纸面上留了空线，可以手写。</p>
        )}
        <Tools document={document} isVoiding={isVoiding} onVoid={() => setVoiding(!isVoiding)} />
        {isVoiding && <VoidForm document={document} onDone={() => setVoiding(false)} />}
      </div>
      {signers.length > 0 && <SignerSection document={document} />}
      <History document={document} />
    </>
  );
}

interface SheetProps extends PaperProps {
  readonly onLoaded?: (image: HTMLImageElement) => void;
}

export function PaperSheet({ document, onLoaded }: SheetProps) {
  const version = JSON.stringify([document.state, document.signers, document.events.length]);
  const { url, problem } = useFetchedPicture(urlOf(getDocumentPages.path, { documentId: document.id }), version);
  if (problem) return <ProblemState problem={problem} />;
  if (!url) return <Waiting label="正在排版" />;
  return (
    <div className="paper-sheet">
      <img src={url} alt={`${document.name} ${document.number}`} onLoad={(event) => onLoaded?.(event.currentTarget)} />
    </div>
  );
}

function Tools({
  document,
  isVoiding,
  onVoid,
}: PaperProps & { readonly isVoiding: boolean; readonly onVoid: () => void }) {
  const toast = useToast();
  const seal = useSend(sealDocument, [listIssuedDocuments, getMatter]);
  const { id, name, number, maySeal, mayVoid } = document;
  async function fetchPdf(purpose: "view" | "print"): Promise<Blob> {
    const answer = await send(urlOf(getDocumentPdf.path, { documentId: id }, { purpose }), { method: "GET" });
    return answer.blob();
  }
  async function print() {
    // Opened before anything is waited for: browsers allow a new tab only in the click itself.
    const tab = window.open("", "_blank");
    try {
      const address = URL.createObjectURL(await fetchPdf("print"));
      if (tab) tab.location.href = address;
      else window.location.href = address;
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (problem) {
      tab?.close();
      toast.problem(problem);
    }
  }
  const download = () => void fetchPdf("view").then((pdf) => saveFile(pdf, `${name} ${number}.pdf`), toast.problem);
  return (
    <p className="row wrap no-print">
      {maySeal && (
        <Button
          look="filled"
          icon={Stamp}
          disabled={seal.isPending}
          onClick={() =>
            seal.mutate(
              { params: { documentId: id }, body: { requestId: newRequestId() } },
              { onSuccess: () => toast.done("已用印，记入留痕"), onError: toast.problem },
            )
          }
        >
          用印
        </Button>
      )}
      <Button icon={Download} onClick={download}>
        下载
      </Button>
      <Button icon={Printer} onClick={() => void print()}>
        打印
      </Button>
      {mayVoid && (
        <Button look="plain" icon={Ban} onClick={onVoid} aria-expanded={isVoiding}>
          作废
        </Button>
      )}
    </p>
  );
}

function VoidForm({ document, onDone }: PaperProps & { readonly onDone: () => void }) {
  const toast = useToast();
  const [requestId] = useState(newRequestId);
  const sendVoid = useSend(voidDocument, [listIssuedDocuments, getMatter]);
  return (
    <EditForm
      draftKey={`document.void.${document.id}`}
      fields={[
        { name: "reason", label: "作废原因", type: "longText", isRequired: true, hint: "文号保留，原因记入留痕" },
      ]}
      initial={{}}
      schema={voidDocument.body}
      inputOf={({ reason }) => ({ reason, requestId })}
      send={(body) => sendVoid.mutateAsync({ params: { documentId: document.id }, body })}
      onDone={() => {
        toast.done(`${document.number} 已作废`);
        onDone();
      }}
      onCancel={onDone}
      sendLabel="作废"
    />
  );
}

function History({ document }: PaperProps) {
  const { issuedAt, hash, code, events, signers, templateVersion } = document;
  const signed = signers.flatMap((signer) => signer.done.map((one) => ({ ...one, label: signer.label })));
  return (
    <PanelSection title="经过">
      <KeyValue
        items={[
          ["制发", formatInstant(issuedAt)],
          ...signed.map(
            (one) => [one.label, `${one.name}　${formatInstant(one.at)}　${SIGNING_METHODS[one.method]}`] as const,
          ),
          ...events.map(
            (event) =>
              [
                DOCUMENT_EVENTS[event.kind],
                [event.name, formatInstant(event.at), event.reason].filter(Boolean).join("　"),
              ] as const,
          ),
          ["模板", templateVersion === 0 ? "随系统提供的版本" : `第 ${templateVersion} 版`],
          [
            "内容摘要",
            <span key="hash" title={hash}>
              {formatHash(hash)}
            </span>,
          ],
          [
            "核验",
            <a key="verify" href={`/verify/${code}`} target="_blank" rel="noreferrer">
              核验码 {code.slice(0, 5)}-{code.slice(5)}
            </a>,
          ],
        ]}
      />
    </PanelSection>
  );
}
