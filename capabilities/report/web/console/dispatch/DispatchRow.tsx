import { Chip } from "#ui/controls/parts.tsx";
import { ClockLight } from "#ui/work/ClockLight.tsx";
import type { ToDispatch } from "./use-dispatch-list.ts";

interface DispatchRowProps {
  readonly item: ToDispatch;
  readonly isChosen: boolean;
  readonly onChoose: (id: string) => void;
}

/** What, where, how long is left, and who would get it. */
export function DispatchRow({ item, isChosen, onChoose }: DispatchRowProps) {
  const { row, responsibility } = item;
  const first = responsibility?.candidates[0];
  return (
    <button type="button" className="desk-item" aria-current={isChosen || undefined} onClick={() => onChoose(row.id)}>
      <span className="row">
        <span className="grow clip desk-item-title">
          {row.subject}
          <em>{row.title}</em>
        </span>
        {row.light && <ClockLight light={row.light} remaining={row.remaining} />}
      </span>
      <span className="row">
        <span className="grow clip faint">{row.address || row.areaName}</span>
        {row.flags.some((flag) => flag.id === "disputed") && <Chip>有争议</Chip>}
        {first && <Chip look={responsibility.kind === "one" ? "accent" : "outlined"}>{first.unitName}</Chip>}
      </span>
    </button>
  );
}
