import { Select } from "antd";
import type { ListedActOnPage } from "#kernel/matter/contract.ts";
import { Chip } from "#ui/controls/parts.tsx";
import type { Candidate } from "./use-dispatch-list.ts";

const BASES: Readonly<Record<Candidate["basis"], string>> = {
  precedent: "权责认定",
  facility: "部件登记",
  rule: "权责规则",
  fallback: "属地兜底",
};

interface CandidateChoiceProps {
  readonly candidates: readonly Candidate[];
  /** Every unit that may be given work. */
  readonly units: NonNullable<ListedActOnPage["fields"][number]["options"]>;
  readonly ruledUnitId: string | null;
  readonly unitId: string | null;
  readonly onChoose: (unitId: string) => void;
}

/** The named units, each with its ground and reason; below them any other. */
export function CandidateChoice({ candidates, units, ruledUnitId, unitId, onChoose }: CandidateChoiceProps) {
  const isOther = unitId !== null && candidates.every((candidate) => candidate.unitId !== unitId);
  return (
    <fieldset className="candidates">
      <legend className="field-label">派给谁</legend>
      {candidates.map((candidate) => (
        <label key={candidate.unitId} className="candidate" data-on={candidate.unitId === unitId || undefined}>
          <input
            type="radio"
            name="unit"
            checked={candidate.unitId === unitId}
            onChange={() => onChoose(candidate.unitId)}
          />
          <span className="grow">
            <span className="candidate-name">{candidate.unitName}</span>
            <span className="t12 muted">{candidate.reason}</span>
          </span>
          <Chip look={candidate.unitId === ruledUnitId ? "accent" : "plain"}>
            {candidate.unitId === ruledUnitId ? "已认定" : BASES[candidate.basis]}
          </Chip>
        </label>
      ))}
      <Select
        className="wide"
        aria-label="另选一家单位"
        showSearch={{ optionFilterProp: "label" }}
        placeholder="另选一家，可输入名称查找"
        options={units.map((unit) => ({ value: unit.value, label: unit.label }))}
        value={isOther ? unitId : null}
        onChange={(value: string | null) => value && onChoose(value)}
      />
    </fieldset>
  );
}
