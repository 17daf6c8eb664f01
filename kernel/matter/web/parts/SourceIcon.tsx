import { sourceIcon } from "./source-icons.ts";

/** Where a matter came from, as a picture with its name. */
export function SourceIcon({ source, label }: { readonly source: string; readonly label: string }) {
  const Shape = sourceIcon(source);
  return (
    <span className="matter-source" role="img" aria-label={label} title={label}>
      <Shape size={16} strokeWidth={1.5} aria-hidden />
    </span>
  );
}
