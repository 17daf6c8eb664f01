import { useState } from "react";
import { Button } from "#ui/controls/Button.tsx";
import { KeyValue } from "#ui/controls/parts.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { PanelSection, SidePanel } from "#ui/register/SidePanel.tsx";
import { Unconfirmed } from "#ui/register/Unconfirmed.tsx";
import { useCall } from "#ui/use-call.ts";
import { listRevisions, type OffenceRow, type PowerRevision } from "../../contract.ts";
import { AmountForm } from "./AmountForm.tsx";
import { RevisionLine } from "./RevisionLine.tsx";

interface OffencePanelProps {
  readonly row: OffenceRow;
  readonly mayDraft: boolean;
  readonly onClose: () => void;
}

/** One offence: what holds today, who holds the power, and every version with what changed in it. */
export function OffencePanel({ row, mayDraft, onClose }: OffencePanelProps) {
  const [isDrafting, setDrafting] = useState(false);
  const revisions = useCall(listRevisions, { params: { kind: "offence", key: row.code } });
  const inForce = revisions.data?.revisions.find((one) => one.state === "in_force" || one.state === "shipped");
  return (
    <SidePanel title={row.name} onClose={onClose} width={560}>
      <KeyValue
        items={[
          ["编号", `${row.code}　${row.groupLabel}`],
          ["违反", row.violated],
          [
            "处罚依据",
            row.isVerified ? row.penalised : <Unconfirmed key="source" why="条文没有读到原文，请核对后再用" />,
          ],
          ["其他处罚", row.others.join("、")],
          ["法定主管部门", row.competent],
          ["有权机关", row.agencies.join("、") || <Unconfirmed key="agency" why="还没有录入职权依据" />],
          [
            "裁量基准",
            row.isSampleBenchmark ? <Unconfirmed key="benchmark" why="现在用的是示例基准" /> : row.benchmark,
          ],
        ]}
      />
      <PanelSection
        title="罚款幅度"
        more={mayDraft && !isDrafting && inForce && <Button onClick={() => setDrafting(true)}>起草新的数额</Button>}
      >
        <ul className="panel-lines">
          {row.ranges.map((range) => (
            <li key={`${range.subject} ${range.condition}`}>
              <span className="grow">
                {range.subject}
                {range.condition && `，${range.condition}`}
              </span>
              <b className="medium">{range.words ?? <Unconfirmed why="数额由地方规定，尚未录入" />}</b>
            </li>
          ))}
          {row.ranges.length === 0 && <li>本条不罚款</li>}
        </ul>
      </PanelSection>
      {isDrafting && inForce && (
        <PanelSection title="起草新的数额">
          <AmountForm row={row} content={inForce.content} onClose={() => setDrafting(false)} />
        </PanelSection>
      )}
      <PanelSection title="历次版本">
        {revisions.error ? (
          <ProblemState problem={revisions.error} onRetry={() => void revisions.refetch()} />
        ) : !revisions.data ? (
          <Waiting />
        ) : (
          <ul className="panel-lines">
            {revisions.data.revisions.map((revision: PowerRevision) => (
              <RevisionLine key={revision.revision} revision={revision} />
            ))}
          </ul>
        )}
      </PanelSection>
    </SidePanel>
  );
}
