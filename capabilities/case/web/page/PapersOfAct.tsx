import { ActPreview } from "#kernel/document/web/public.ts";
import type { ActHelperProps } from "#ui/shell.ts";

/** What an act will issue, beside its form. */
export default function PapersOfAct({ matterId, act, value }: ActHelperProps) {
  return <ActPreview matterId={matterId} act={act} input={value} />;
}
