import type { ListedActOnPage } from "#kernel/matter/contract.ts";

/** 其他岗位的动作: what may happen next by other hands, quiet and folded. */
export function OthersActs({ acts }: { readonly acts: readonly ListedActOnPage[] }) {
  const others = acts.filter((act) => !act.isMine);
  if (others.length === 0) return null;
  return (
    <details className="others-acts card no-print">
      <summary>
        其他岗位的动作 <span className="faint">{others.length}</span>
      </summary>
      <ul>
        {others.map((act) => (
          <li key={act.act}>
            <b>{act.label}</b>
            <span className="muted">{act.refusals[0]?.message ?? ""}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
