import { Dropdown } from "antd";
import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import type { Refusal as Reason } from "#base/problem.ts";
import { Button } from "../controls/Button.tsx";
import { Refusal } from "./Refusal.tsx";

/** An act as the server lists it for the caller. */
export interface ListedAct {
  readonly act: string;
  readonly label: string;
  readonly weight: "primary" | "normal" | "danger";
  /** The caller's post does this act at all; refusals of others' acts are not shown. */
  readonly isMine: boolean;
  readonly isAllowed: boolean;
  readonly refusals: readonly Reason[];
}

interface ActBarProps {
  readonly acts: readonly ListedAct[];
  readonly onAct: (actId: string) => void;
  /** The act whose form is open. */
  readonly openAct?: string | null;
  readonly children?: ReactNode;
}

const SHOWN = 4;
/** The second only where the bar is wide: `work.css`. */
const SHOWN_REFUSED = 2;

/** Acts left, the likely one filled, at most four and the rest under ⋯; refusals right, two at most and the rest in a list. Pinned to the foot of a matter. */
export function ActBar({ acts, onAct, openAct, children }: ActBarProps) {
  const allowed = [...acts.filter((act) => act.isAllowed)].sort((a, b) => RANK[a.weight] - RANK[b.weight]);
  // What only waits for its day comes first, the likeliest to be next; of the others what carries the matter on.
  const waits = (act: ListedAct) => (act.refusals.every(({ earliest }) => earliest !== undefined) ? 0 : 1);
  const refused = acts
    .filter((act) => act.isMine && !act.isAllowed && act.refusals.length > 0)
    .toSorted((a, b) => waits(a) - waits(b) || RANK[a.weight] - RANK[b.weight]);
  const shown = allowed.slice(0, SHOWN);
  const rest = allowed.slice(SHOWN);
  return (
    <div className="act-bar no-print" role="toolbar" aria-label="可以办的">
      <div className="acts">
        {shown.map((act, i) => (
          <Button
            key={act.act}
            look={i === 0 && act.weight === "primary" ? "filled" : "outlined"}
            {...(i === 0 ? { kbd: "E" } : {})}
            aria-pressed={openAct === act.act}
            onClick={() => onAct(act.act)}
          >
            {act.label}
          </Button>
        ))}
        {rest.length > 0 && (
          <Dropdown
            trigger={["click"]}
            menu={{ items: rest.map((act) => ({ key: act.act, label: act.label })), onClick: ({ key }) => onAct(key) }}
          >
            <Button look="plain" aria-label="更多" icon={Ellipsis} />
          </Dropdown>
        )}
        {children}
        {allowed.length === 0 && <span className="muted t13">现在没有轮到你办的</span>}
      </div>
      <div className="refusals">
        {refused.slice(0, SHOWN_REFUSED).map((act) => (
          <Refusal key={act.act} act={act.label} refusals={act.refusals} isBrief />
        ))}
        {refused.length > 1 && <MoreRefusals refused={refused} />}
      </div>
    </div>
  );
}

const RANK = { primary: 0, normal: 1, danger: 2 } as const;

/** All of them, each with every reason; the bar itself has room for the first reason of the first. */
function MoreRefusals({ refused }: { readonly refused: readonly ListedAct[] }) {
  return (
    <Dropdown
      trigger={["click"]}
      placement="topRight"
      popupRender={() => (
        <div className="refusal-list">
          {refused.map((act) => (
            <Refusal key={act.act} act={act.label} refusals={act.refusals} />
          ))}
        </div>
      )}
    >
      <Button look="plain">还有 {refused.length - 1} 项不能办</Button>
    </Dropdown>
  );
}
