import "../console/desks.css";
import { Copy } from "lucide-react";
import { useMemo, useState } from "react";
import { Link } from "react-router";
import { position } from "#base/position.ts";
import { listDuplicates } from "#capabilities/report/contract.ts";
import { useAtVersion } from "#capabilities/report/web/parts/use-at-version.ts";
import { useQuickAct } from "#capabilities/report/web/parts/use-quick-act.ts";
import { matterPath, useMatter } from "#kernel/matter/web/public.ts";
import type { CallOutput } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { useConfirm } from "#ui/controls/confirm.ts";
import { Card, Chip } from "#ui/controls/parts.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { formatRatio } from "#ui/format.ts";
import { LazyMap } from "#ui/map/LazyMap.tsx";
import type { MapPoint } from "#ui/map/map-props.ts";
import type { MatterPanelProps } from "#ui/shell.ts";
import { useCall } from "#ui/use-call.ts";

type Duplicate = CallOutput<typeof listDuplicates>["candidates"][number];

const SHOWN = 4;

/** 疑似重复: seen before a report is accepted, each with its distance and its reason; merged with one press and one question. */
export default function DuplicatesPanel({ matterId, version }: MatterPanelProps) {
  const { data, refetch } = useCall(listDuplicates, { params: { id: matterId } });
  useAtVersion(version, refetch);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const found = data?.candidates.slice(0, SHOWN) ?? [];
  const likely = found.filter((candidate) => candidate.isLikely).length;
  if (found.length === 0) return null;
  return (
    <Card
      title={
        <>
          <Copy size={16} strokeWidth={1.5} aria-hidden /> 疑似重复 {found.length} 件
        </>
      }
      more={likely > 0 ? `${likely} 件很像` : "都不太像"}
      className="duplicates-card"
    >
      <DuplicatesMap matterId={matterId} found={found} chosenId={chosenId} onChoose={setChosenId} />
      <ul>
        {found.map((candidate) => (
          <DuplicateLine
            key={candidate.matterId}
            candidate={candidate}
            isChosen={candidate.matterId === chosenId}
            merge={{ matterId, version }}
          />
        ))}
      </ul>
    </Card>
  );
}

function DuplicateLine(props: {
  readonly candidate: Duplicate;
  readonly isChosen: boolean;
  readonly merge: { readonly matterId: string; readonly version: number };
}) {
  const { candidate, isChosen, merge } = props;
  const toast = useToast();
  const page = useMatter(merge.matterId);
  const { act, isBusy } = useQuickAct();
  const [confirm, holder] = useConfirm();
  const listed = page.data?.acts.find((one) => one.act === "merge");
  async function mergeInto() {
    const question = `并入 ${candidate.number ?? candidate.title}`;
    if (!(await confirm(question, listed?.confirm ?? undefined, "并案"))) return;
    const input = { targetMatterId: candidate.matterId };
    if (await act({ ...merge, act: "merge", input })) toast.done("已并案，反映人仍可凭原号码查询");
  }
  return (
    <li data-on={isChosen || undefined}>
      <p className="row">
        <Link className="grow clip" to={matterPath(candidate.matterId)}>
          {candidate.title}
        </Link>
        {candidate.isLikely && <Chip look="accent">很像</Chip>}
      </p>
      <p className="t12 muted">{candidate.reason}</p>
      <p className="row">
        <span className="grow t12 faint">
          {candidate.number ?? "未编号"}　像 {formatRatio(candidate.score, 0)}
        </span>
        {listed?.isMine && (
          <Button
            size="small"
            disabled={isBusy || !listed.isAllowed}
            title={listed.refusals.map((refusal) => refusal.message).join("；")}
            onClick={() => void mergeInto()}
          >
            并入这件
          </Button>
        )}
      </p>
      {holder}
    </li>
  );
}

function DuplicatesMap(props: {
  readonly matterId: string;
  readonly found: readonly Duplicate[];
  readonly chosenId: string | null;
  readonly onChoose: (id: string) => void;
}) {
  const { matterId, found, chosenId, onChoose } = props;
  const { data } = useMatter(matterId);
  const own = data?.row.position ?? null;
  const points = useMemo(
    () =>
      found.flatMap(({ matterId: id, position: at, title }): MapPoint[] =>
        at ? [{ id, position: position(at.longitude, at.latitude), light: null, label: title }] : [],
      ),
    [found],
  );
  if (!own || points.length === 0) return null;
  return (
    <LazyMap
      label="疑似重复的位置"
      height={148}
      points={points}
      isClustered={false}
      picked={position(own.longitude, own.latitude)}
      start={{ center: position(own.longitude, own.latitude), zoom: 17 }}
      selectedId={chosenId}
      onSelect={onChoose}
      showsCells={false}
    />
  );
}
