import "../document.css";
import { FileArchive, FileText, FileX2, Lock } from "lucide-react";
import { useState } from "react";
import type { PlainDate } from "#base/plain-date.ts";
import { DOSSIER_ROLES, getDossier, type IssuedDocument } from "#kernel/document/contract.ts";
import { send, urlOf } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Card } from "#ui/controls/parts.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { formatShort } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { useSession } from "#ui/session.ts";
import { saveFile } from "../save-file.ts";
import { usePapers } from "../use-papers.ts";
import { PaperPanel } from "./PaperPanel.tsx";

/** A paper that is still to come, and from which day it can. */
interface PaperAhead {
  readonly form: string;
  readonly name: string;
  readonly from: PlainDate | null;
}

interface PapersCardProps {
  readonly matterId: string;
  readonly version: number;
  /** Papers of the procedure that cannot be made yet. */
  readonly ahead?: readonly PaperAhead[];
  readonly today?: PlainDate;
  /** Forms that only go with another paper: not what is opened first. */
  readonly accompanying?: readonly string[];
}

/**
 * 文书: the papers of the matter in their order, then those still to come. One opened lies in the pane at the right where the page
 * has one and the screen is wide, else in a panel of its own.
 */
export function PapersCard({ matterId, version, ahead = [], today, accompanying }: PapersCardProps) {
  const { documents, shown, open, isBeside } = usePapers(matterId, version, accompanying);
  const standing = documents.filter(({ state }) => state !== "voided").length;
  const waiting = documents.filter(({ state }) => state.startsWith("awaits")).length;
  if (documents.length === 0 && ahead.length === 0) return null;
  const more = [
    `${standing} 份已成`,
    waiting > 0 ? `${waiting} 份待签名用印` : "",
    ahead.length > 0 ? `${ahead.length} 份未到时候` : "",
  ];
  return (
    <Card title="文书" more={more.filter(Boolean).join("，")} isBare className="papers-card">
      <ul className="paper-list">
        {documents.map((document) => (
          <PaperLine
            key={document.id}
            document={document}
            isShown={isBeside && shown?.id === document.id}
            onOpen={() => open(document.id)}
          />
        ))}
        {ahead.map(({ form, name, from }) => (
          <li key={form}>
            <span className="paper-ahead">
              <Lock size={16} strokeWidth={1.5} aria-hidden />
              <span className="grow">{name}</span>
              <span className="nowrap">{waitingFor(from, today)}</span>
            </span>
          </li>
        ))}
      </ul>
      <DossierButton matterId={matterId} />
      {!isBeside && shown && <PaperPanel key={shown.id} document={shown} onClose={() => open(null)} />}
    </Card>
  );
}

function waitingFor(from: PlainDate | null, today: PlainDate | undefined): string {
  if (from === null) return "未到时候";
  return today !== undefined && from <= today ? "现在可办" : `待 ${from.slice(5)}`;
}

/** Nothing left to say: signed and sealed, and it goes to nobody. */
const SETTLED = "已制发";

interface PaperLineProps {
  readonly document: IssuedDocument;
  readonly isShown: boolean;
  readonly onOpen: () => void;
}

function PaperLine({ document, isShown, onOpen }: PaperLineProps) {
  const now = useNow();
  const { name, number, state, stateLabel, issuedAt } = document;
  const isSettled = stateLabel === SETTLED;
  const Shape = state === "voided" ? FileX2 : FileText;
  return (
    <li>
      <button
        type="button"
        onClick={onOpen}
        aria-current={isShown || undefined}
        data-voided={state === "voided" || undefined}
        title={number}
      >
        <Shape size={16} strokeWidth={1.5} aria-hidden />
        <span className="grow clip">{name}</span>
        <span className="faint t12 nowrap">
          {isSettled ? "" : `${stateLabel}　`}
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
    <p className="row no-print" style={{ padding: "6px 8px" }}>
      <Button look="plain" size="small" icon={FileArchive} disabled={isWaiting} onClick={() => void fetchDossier()}>
        {isWaiting ? "正在立卷" : "下载卷宗"}
      </Button>
    </p>
  );
}
