import "../document.css";
import { FileArchive, FileText, FileX2 } from "lucide-react";
import { useState } from "react";
import { DOSSIER_ROLES, getDossier, type IssuedDocument, listIssuedDocuments } from "#kernel/document/contract.ts";
import { send, urlOf } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Card } from "#ui/controls/parts.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { formatShort } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { useSession } from "#ui/session.ts";
import type { MatterPanelProps } from "#ui/shell.ts";
import { useCall } from "#ui/use-call.ts";
import { saveFile } from "../save-file.ts";
import { PaperPanel } from "./PaperPanel.tsx";

/** 文书: the papers of the matter in their order; one opened lies beside. */
export default function DocumentsPanel({ matterId, version }: MatterPanelProps) {
  const { data, refetch } = useCall(listIssuedDocuments, { params: { id: matterId } });
  const [asked, setAsked] = useState(version);
  const [opened, setOpened] = useState<string | null>(null);
  if (asked !== version) {
    setAsked(version);
    void refetch();
  }
  const documents = data?.documents ?? [];
  if (documents.length === 0) return null;
  const standing = documents.filter(({ state }) => state !== "voided").length;
  const waiting = documents.filter(({ state }) => state.startsWith("awaits")).length;
  const shown = documents.find(({ id }) => id === opened);
  return (
    <Card title="文书" more={waiting > 0 ? `${standing} 份，${waiting} 份待签名用印` : `${standing} 份`} isBare>
      <ul className="paper-list">
        {documents.map((document) => (
          <PaperLine key={document.id} document={document} onOpen={() => setOpened(document.id)} />
        ))}
      </ul>
      <DossierButton matterId={matterId} />
      {shown && <PaperPanel key={shown.id} document={shown} onClose={() => setOpened(null)} />}
    </Card>
  );
}

function PaperLine({ document, onOpen }: { readonly document: IssuedDocument; readonly onOpen: () => void }) {
  const now = useNow();
  const { name, number, state, stateLabel, issuedAt } = document;
  const Shape = state === "voided" ? FileX2 : FileText;
  return (
    <li>
      <button type="button" onClick={onOpen} data-voided={state === "voided" || undefined}>
        <Shape size={16} strokeWidth={1.5} aria-hidden />
        <span className="grow">
          {name}
          <span className="paper-number">{number}</span>
        </span>
        <span className="faint t12 nowrap">
          {state === "issued" ? "" : `${stateLabel}　`}
          {formatShort(issuedAt, now)}
        </span>
      </button>
    </li>
  );
}

function DossierButton({ matterId }: { readonly matterId: string }) {
  const { activePost } = useSession();
  const [isWaiting, setWaiting] = useState(false);
  const toast = useToast();
  if (!(DOSSIER_ROLES as readonly string[]).includes(activePost?.role ?? "")) return null;
  async function fetchDossier() {
    setWaiting(true);
    try {
      const answer = await send(urlOf(getDossier.path, { id: matterId }), { method: getDossier.method });
      saveFile(await answer.blob(), "卷宗.zip");
      toast.done("卷宗已下载；可用 fy verify-dossier 离线核验");
    } catch (problem) {
      toast.problem(problem);
    } finally {
      setWaiting(false);
    }
  }
  return (
    <p className="row no-print" style={{ padding: "8px 12px" }}>
      <Button look="plain" size="small" icon={FileArchive} disabled={isWaiting} onClick={() => void fetchDossier()}>
        {isWaiting ? "正在立卷" : "下载卷宗"}
      </Button>
    </p>
  );
}
