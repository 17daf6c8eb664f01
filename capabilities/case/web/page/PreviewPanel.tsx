import { PaperPane } from "#kernel/document/web/public.ts";
import type { MatterPanelProps } from "#ui/shell.ts";
import { ACCOMPANYING } from "./accompanying.ts";

export default function PreviewPanel({ matterId, version }: MatterPanelProps) {
  return <PaperPane matterId={matterId} version={version} accompanying={ACCOMPANYING} />;
}
