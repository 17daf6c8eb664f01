import "../parts/parts.css";
import "../mine/mine.css";
import { FilePlus2 } from "lucide-react";
import { useNavigate } from "react-router";
import { listMatters, type MatterListRow } from "#kernel/matter/contract.ts";
import { matterPath, REFRESH_MS } from "#kernel/matter/web/public.ts";
import { ButtonLink } from "#ui/controls/Button.tsx";
import { Tabs } from "#ui/controls/parts.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { MatterTable } from "#ui/table/MatterTable.tsx";
import { useCall } from "#ui/use-call.ts";
import { TASK_TABS } from "../parts/tabs.ts";
import { DESK_KINDS, type DeskKind } from "./desk-kinds.ts";

const COLUMNS = ["light", "remaining", "matter", "turn", "number"] as const;

/** 督办台: orders, whistles, agenda items and rectifications, each with its light and whose turn it is. */
export default function SupervisionPage() {
  const [asked, setKind] = useAddress("kind");
  const [view, setView] = useAddress("view");
  const [first] = DESK_KINDS;
  const kind = DESK_KINDS.find((one) => one.kind === asked) ?? first;
  return (
    <RegisterPage
      title="任务督办"
      tabs={TASK_TABS}
      actions={
        kind && (
          <ButtonLink icon={FilePlus2} to={`/console/new?kind=${kind.kind}`}>
            {kind.verb}
          </ButtonLink>
        )
      }
    >
      <div className="my-tasks-bar row">
        <Tabs
          label="督办台"
          tabs={DESK_KINDS.map((one) => ({ id: one.kind, label: one.label }))}
          active={kind?.kind ?? ""}
          onChange={setKind}
        />
        <span className="grow" />
        <Tabs
          label="办没办完"
          tabs={[
            { id: "open", label: "在办" },
            { id: "closed", label: "办结" },
          ]}
          active={view === "closed" ? "closed" : "open"}
          onChange={(id) => setView(id === "closed" ? id : null)}
        />
      </div>
      {kind && <OfKind key={kind.kind} kind={kind} view={view === "closed" ? "closed" : "open"} />}
    </RegisterPage>
  );
}

interface OfKindProps {
  readonly kind: DeskKind;
  readonly view: "open" | "closed";
}

function OfKind({ kind, view }: OfKindProps) {
  const navigate = useNavigate();
  const [selectedId, select] = useAddress("matter");
  const query = { kind: kind.kind, view, limit: 500 } as const;
  const { data, error, refetch } = useCall(listMatters, { query }, { everyMs: REFRESH_MS, keepsFormer: true });
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const open = (row: MatterListRow) => void navigate(matterPath(row.id));
  return (
    <MatterTable
      label={kind.label}
      rows={data.rows}
      columns={COLUMNS}
      selectedId={selectedId}
      onSelect={(row) => (row.id === selectedId ? open(row) : select(row.id))}
      onOpen={open}
      empty={
        <EmptyState title={view === "open" ? `没有在办的${kind.label}` : `还没有办结的${kind.label}`}>
          {kind.how}
        </EmptyState>
      }
    />
  );
}
