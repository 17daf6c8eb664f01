import type { ReactNode } from "react";
import { ClockLight } from "#ui/work/ClockLight.tsx";
import type { DeskCase } from "../../../model/surface/desk-case.ts";

interface CaseLineProps {
  readonly row: DeskCase;
  /** Second line under the name of the case. */
  readonly children?: ReactNode;
  /** At the right, over the number. */
  readonly end?: ReactNode;
}

/** A case in a list: what ends first, who and what, whatever the desk says of it. */
export function CaseLine({ row, children, end }: CaseLineProps) {
  return (
    <>
      <span>
        {row.clock ? (
          <>
            <ClockLight light={row.clock.light} remaining={row.clock.remaining} />
            <span className="sub">{row.clock.label}</span>
          </>
        ) : (
          <span className="sub">没有在走的期限</span>
        )}
      </span>
      <span>
        <b className="medium">{nameOf(row)}</b>
        {children ?? <span className="sub">{row.stateLabel}</span>}
      </span>
      <span className="case-row-end">
        <span>{end}</span>
        <span className="sub">{shortOf(row.number)}</span>
      </span>
    </>
  );
}

/** «启砾建筑工程有限公司·未经核准擅自处置建筑垃圾»; before both are known, what was seen. */
export function nameOf({
  partyName,
  causeOfAction,
  title,
}: Pick<DeskCase, "partyName" | "causeOfAction" | "title">): string {
  return [partyName, causeOfAction].filter(Boolean).join("·") || title;
}

/** `1012-E-00147`: without the division and the year. */
export function shortOf(number: string | null): string {
  return number?.replace(/^\d{6}-\d{4}(\d{4})-/, "$1-") ?? "未编号";
}

export const LIGHT_GROUPS = { red: "已超期", yellow: "临近到期", green: "期限之内", paused: "期限暂停" } as const;

export function lightGroupOf({ clock }: DeskCase): string {
  return clock ? LIGHT_GROUPS[clock.light] : "没有在走的期限";
}
