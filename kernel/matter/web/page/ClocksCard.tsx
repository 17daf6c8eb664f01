import { Popover } from "antd";
import type { MatterClock } from "#kernel/matter/contract.ts";
import { Card, Chip } from "#ui/controls/parts.tsx";
import { formatShort } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { ClockLight } from "#ui/work/ClockLight.tsx";
import { Explanation } from "#ui/work/Explanation.tsx";
import { clockView } from "./MatterHeader.tsx";

/** 时限: every clock of the matter, going ones first, each with its sum. */
export function ClocksCard({ clocks }: { readonly clocks: readonly MatterClock[] }) {
  if (clocks.length === 0) return null;
  const rank = (clock: MatterClock) => (clock.state === "stopped" ? 1 : 0);
  const ordered = [...clocks].sort((a, b) => rank(a) - rank(b) || (a.dueAt < b.dueAt ? -1 : 1));
  return (
    <Card title="时限" more={clocks.length} isBare>
      <ul className="clock-list">
        {ordered.map((clock) => (
          <li key={`${clock.kind}${clock.startedAt}`}>
            <ClockLine clock={clock} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function ClockLine({ clock }: { readonly clock: MatterClock }) {
  const now = useNow();
  const isOver = clock.state === "stopped";
  return (
    <Popover
      trigger={["hover", "focus", "click"]}
      placement="left"
      styles={{ container: { padding: 0, borderRadius: 12 } }}
      content={<Explanation clock={clockView(clock)} />}
    >
      <button type="button" className="clock-line" data-over={isOver || undefined}>
        <span className="grow">
          <span>
            {clock.label} <span className="faint">{clock.limit}</span>
            {clock.isProvisional && (
              <>
                {" "}
                <Chip look="outlined">暂定</Chip>
              </>
            )}
          </span>
          <span className="faint t12">
            {isOver && clock.stoppedAt
              ? `${formatShort(clock.stoppedAt, now)} 停止`
              : `${formatShort(clock.dueAt, now)} 到期`}
          </span>
        </span>
        {isOver ? (
          <span className="muted t12">{clock.isOverdue ? `超时停止` : "期内停止"}</span>
        ) : (
          <ClockLight light={clock.light} remaining={clock.remaining} />
        )}
      </button>
    </Popover>
  );
}
