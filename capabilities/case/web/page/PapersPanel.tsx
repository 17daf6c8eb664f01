import { PapersCard } from "#kernel/document/web/public.ts";
import type { MatterPanelProps } from "#ui/shell.ts";
import { ACCOMPANYING } from "./accompanying.ts";
import { useBoard } from "./use-board.ts";

export default function PapersPanel({ matterId, version }: MatterPanelProps) {
  const { data } = useBoard(matterId, version);
  return (
    <PapersCard
      matterId={matterId}
      version={version}
      accompanying={ACCOMPANYING}
      ahead={data?.papersAhead ?? []}
      {...(data && { today: data.timeline.today })}
    />
  );
}
