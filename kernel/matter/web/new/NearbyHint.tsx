import { Copy } from "lucide-react";
import { Link } from "react-router";
import { metresBetween, PositionSchema } from "#base/position.ts";
import { listMatters } from "#kernel/matter/contract.ts";
import type { FormValue } from "#ui/fields/FormFields.tsx";
import type { FieldSpec } from "#ui/fields/field.ts";
import { formatDistance } from "#ui/format.ts";
import { useCall } from "#ui/use-call.ts";
import { matterPath } from "../api.ts";
import { rectangleAround } from "../parts/rectangle.ts";
import { titleOf } from "../parts/words.ts";

/** Near enough to be the same problem, as a hint; whether it is one is judged later by those who accept it. */
const NEAR_METRES = 60;
const SHOWN = 3;

/** What is already open near the chosen place, so that nobody writes the same thing twice. As tall empty as full. */
export function NearbyHint({ field, value }: { readonly field: FieldSpec; readonly value: FormValue }) {
  const picked = PositionSchema.safeParse(value[field.name]);
  const within = picked.success ? rectangleAround(picked.data, NEAR_METRES) : "";
  const { data } = useCall(listMatters, { query: { view: "open", within, limit: 20 } }, { isEnabled: picked.success });
  const found = picked.success && data ? data.rows : [];
  const near = found
    .flatMap((row) =>
      picked.success && row.position ? [{ row, metres: metresBetween(picked.data, row.position) }] : [],
    )
    .sort((a, b) => a.metres - b.metres);
  return (
    <section className="nearby" aria-label="附近在办的">
      <h3 className="row">
        <Copy size={16} strokeWidth={1.5} aria-hidden />
        {nearbyWords(picked.success, data ? near.length : null)}
      </h3>
      <ul>
        {near.slice(0, SHOWN).map(({ row, metres }) => (
          <li key={row.id}>
            <Link to={matterPath(row.id)} target="_blank">
              {titleOf(row)}
            </Link>
            <span className="faint">
              {row.stateLabel}　相距 {formatDistance(metres)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function nearbyWords(isPicked: boolean, count: number | null): string {
  if (!isPicked) return "选好位置，附近在办的会列在这里";
  if (count === null) return "正在看附近在办的";
  return count > 0
    ? `附近 ${NEAR_METRES} m 内在办 ${count} 件，看看是不是同一件`
    : `附近 ${NEAR_METRES} m 内没有在办的`;
}
