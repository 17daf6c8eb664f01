import { type ComponentType, lazy, Suspense } from "react";
import type { MatterListRow } from "#kernel/matter/contract.ts";
import { useSession } from "#ui/session.ts";
import type { MatterPanelPlace, MatterPanelProps, MatterPanelRegistration } from "#ui/shell.ts";

interface PanelsProps {
  readonly row: MatterListRow;
  readonly place: MatterPanelPlace;
}

/** Cards that capabilities give for matters of their kind. Each is loaded when it is first needed. */
export function Panels({ row, place }: PanelsProps) {
  return usePanels(row, place).map((panel) => {
    const Panel = loaded(panel);
    return (
      <Suspense key={panel.id} fallback={null}>
        <Panel matterId={row.id} state={row.state} version={row.version} />
      </Suspense>
    );
  });
}

export function usePanels(row: MatterListRow, place: MatterPanelPlace): readonly MatterPanelRegistration[] {
  const { matterPanels } = useSession();
  return matterPanels.filter(
    (panel) =>
      panel.kind === row.kind &&
      (panel.place ?? "side") === place &&
      (panel.states === undefined || panel.states.includes(row.state)),
  );
}

const lazyPanels = new Map<string, ComponentType<MatterPanelProps>>();

/** The same component for the same panel: a new one at each render would forget what it shows. */
function loaded(panel: MatterPanelRegistration): ComponentType<MatterPanelProps> {
  const known = lazyPanels.get(panel.id) ?? lazy(panel.load);
  lazyPanels.set(panel.id, known);
  return known;
}
