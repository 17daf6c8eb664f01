import type { ReactNode } from "react";
import { Link } from "react-router";
import { Chip } from "#ui/controls/parts.tsx";
import type { DraftPage } from "../../contract.ts";

export function DraftHead({ draft, actions }: { readonly draft: DraftPage; readonly actions: ReactNode }) {
  const corrected = draft.corrections.filter((correction) => !correction.isUndone).length;
  return (
    <header className="plan-head">
      <div className="plan-name">
        <p className="row t12 muted">
          <Link to="/console/task/drafts">方案文件</Link>
          {draft.number && <span className="clip">/　{draft.number}</span>}
          {draft.issuer && <span className="clip">{draft.issuer}</span>}
          <Chip look="accent">{draft.stateLabel}</Chip>
          {corrected > 0 && <Chip>订正 {corrected} 处</Chip>}
        </p>
        <h1>{draft.title ?? draft.fileName}</h1>
      </div>
      <div className="row">{actions}</div>
    </header>
  );
}
