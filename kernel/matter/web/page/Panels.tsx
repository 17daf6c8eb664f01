import { type ComponentType, lazy, Suspense } from "react";
import type { MatterListRow } from "#kernel/matter/contract.ts";
import { useSession } from "#ui/session.ts";
import type { MatterPanelProps, MatterPanelRegistration } from "#ui/shell.ts";

/** Cards that capabilities give for matters of their kind. Each is loaded when it is first needed. */
export function Panels({ row }: { readonly row: MatterListRow }) {
  const { matterPanels } = useSession();
  const shown = matterPanels.filter(
    (panel) => panel.kind === row.kind && (panel.states === undefined || panel.states.includes(row.state)),
  );
  return shown.map((panel) => {
    const Panel = loaded(panel);
    return (
      <Suspense key={panel.id} fallback={null}>
        <Panel matterId={row.id} state={row.state} version={row.version} />
      </Suspense>
    );
  });
}

const lazyPanels = new Map<string, ComponentType<MatterPanelProps>>();

/** The same component for the same panel: a new one at each render would forget what it shows. */
function loaded(panel: MatterPanelRegistration): ComponentType<MatterPanelProps> {
  const known = lazyPanels.get(panel.id) ?? lazy(panel.load);
  lazyPanels.set(panel.id, known);
  return known;
}
