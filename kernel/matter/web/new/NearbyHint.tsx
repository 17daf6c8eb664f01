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
const SHOWN = 4;

/** What is already open near the chosen place, so that nobody writes the same thing twice. */
export function NearbyHint({ fields, value }: { readonly fields: readonly FieldSpec[]; readonly value: FormValue }) {
  const field = fields.find((one) => one.type === "position");
  const picked = PositionSchema.safeParse(field && value[field.name]);
  const within = picked.success ? rectangleAround(picked.data, NEAR_METRES) : "";
  const { data } = useCall(listMatters, { query: { view: "open", within, limit: 20 } }, { isEnabled: picked.success });
  if (!picked.success || !data || data.rows.length === 0) return null;
  const near = data.rows
    .flatMap((row) => (row.position ? [{ row, metres: metresBetween(picked.data, row.position) }] : []))
    .sort((a, b) => a.metres - b.metres);
  return (
    <section className="nearby" aria-label="附近在办的">
      <h3 className="row">
        <Copy size={16} strokeWidth={1.5} aria-hidden />
        附近 {NEAR_METRES} m 内在办 {near.length} 件，看看是不是同一件
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
