import { Select } from "antd";
import { useState } from "react";
import { unitOptions, useUnits } from "#kernel/people/web/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { EmptyState } from "#ui/controls/states.tsx";
import type { DraftPage } from "../../contract.ts";
import type { DraftDesk } from "./use-draft-page.ts";

interface UnitMatchingProps {
  readonly draft: DraftPage;
  readonly desk: DraftDesk;
}

/** 待匹配单位: each name once; the answer holds for the next document of the same issuer. */
export function UnitMatching({ draft, desk }: UnitMatchingProps) {
  if (draft.unmatched.length === 0)
    return (
      <EmptyState title="单位都认得">
        文件里的部门名称都对上了本市的单位。对过一次的名称，同一发文机关的下一份文件直接照用。
      </EmptyState>
    );
  return (
    <ul className="unit-matching">
      {draft.unmatched.map((name) => (
        <UnknownName key={name.name} unknown={name} desk={desk} />
      ))}
    </ul>
  );
}

interface UnknownNameProps {
  readonly unknown: DraftPage["unmatched"][number];
  readonly desk: DraftDesk;
}

function UnknownName({ unknown, desk }: UnknownNameProps) {
  const { units } = useUnits();
  const [unitId, setUnitId] = useState<string | null>(unknown.candidates[0]?.unitId ?? null);
  const near = new Set(unknown.candidates.map((candidate) => candidate.unitId));
  const options = [
    ...unknown.candidates.map((candidate) => ({ value: candidate.unitId, label: `${candidate.name}（相近）` })),
    ...unitOptions(units)
      .filter((option) => !near.has(option.value))
      .map(({ value, label }) => ({ value, label })),
  ];
  return (
    <li>
      <span className="grow">
        <b className="medium">{unknown.name}</b>
        <span className="t12 muted">　出现 {unknown.count} 次</span>
      </span>
      <Select
        aria-label={`${unknown.name} 是哪个单位`}
        placeholder="选择单位"
        showSearch={{ optionFilterProp: "label" }}
        options={options}
        value={unitId}
        onChange={(value: string) => setUnitId(value)}
      />
      <Button
        size="small"
        disabled={!unitId || desk.isBusy}
        onClick={() => unitId && void desk.match(unknown.name, unitId)}
      >
        就是它
      </Button>
      <Button look="plain" size="small" disabled={desk.isBusy} onClick={() => void desk.match(unknown.name, null)}>
        不是本市单位
      </Button>
    </li>
  );
}
