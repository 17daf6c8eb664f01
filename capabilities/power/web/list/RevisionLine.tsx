import { formatInstant } from "#ui/format.ts";
import { Unconfirmed } from "#ui/register/Unconfirmed.tsx";
import type { PowerRevision } from "../../contract.ts";
import { REVISION_STATES } from "../../model/entry.ts";

/** One version: where it stands, from when, on what document, what changed, who drafted and who reviewed it. */
export function RevisionLine({ revision }: { readonly revision: PowerRevision }) {
  const { state, effectiveFrom, source, note, changes, draftedBy, draftedAt, reviewedBy, opinion } = revision;
  return (
    <li>
      <span className="grow">
        <b className="medium">{revision.revision === 0 ? "初始版本" : `第 ${revision.revision} 版`}</b>　
        {REVISION_STATES[state]}　{effectiveFrom} 起
        <br />
        {changes.length > 0 && (
          <>
            改动：{changes.join("、")}
            <br />
          </>
        )}
        {source || <Unconfirmed why="没有写明依据文件" />}
        <br />
        <span className="t12 faint">
          {draftedBy} {draftedAt && formatInstant(draftedAt)}
          {reviewedBy && `；${reviewedBy} 审核：${opinion ?? ""}`}
          {note && `；${note}`}
        </span>
      </span>
    </li>
  );
}
