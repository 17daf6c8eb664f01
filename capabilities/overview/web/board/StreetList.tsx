import { Link } from "react-router";
import { Progress } from "#ui/controls/parts.tsx";
import type { Overview } from "../../contract.ts";
import { listAddress } from "../addresses.ts";

export function StreetList({ streets }: { readonly streets: Overview["streets"] }) {
  if (streets.length === 0) return null;
  const most = Math.max(...streets.map((street) => street.red));
  return (
    <section className="card board-streets">
      <h2>红灯最多的街道</h2>
      <ul>
        {streets.slice(0, 5).map((street) => (
          <li key={street.code}>
            <Link to={listAddress({ lights: "red", divisionCode: street.code })}>
              <span className="clip">{street.name}</span>
              <Progress value={street.red / most} label={`${street.name} ${street.red} 件`} />
              <b>{street.red}</b>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
