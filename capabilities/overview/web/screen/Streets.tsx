import type { Overview } from "../../contract.ts";
import { listAddress } from "../addresses.ts";

export function Streets({ streets }: { readonly streets: Overview["streets"] }) {
  const most = Math.max(...streets.map((street) => street.red), 1);
  return (
    <section className="tile wall-streets">
      <h2>
        红灯最多的街道<a href="/console/evaluation?subject=street">街道评价</a>
      </h2>
      {streets.length === 0 ? (
        <p className="wall-empty">没有哪个街道有红灯</p>
      ) : (
        <ul>
          {streets.map((street) => (
            <li key={street.code}>
              <a href={listAddress({ lights: "red", divisionCode: street.code })}>
                <span className="clip">{street.name}</span>
                <u>
                  <i style={{ width: `${(100 * street.red) / most}%` }} />
                </u>
                <b>{street.red}</b>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
