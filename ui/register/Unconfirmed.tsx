import { Chip } from "../controls/parts.tsx";

/** A figure or rule that has no checked source: said quietly, with the reason when there is room for it. */
export function Unconfirmed({ why }: { readonly why?: string }) {
  return (
    <span className="unconfirmed" title={why}>
      <Chip look="outlined">待本机关确认</Chip>
      {why && <span className="t12 faint">{why}</span>}
    </span>
  );
}
