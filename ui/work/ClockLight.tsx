import { Popover } from "antd";
import { formatShort } from "../format.ts";
import { useNow } from "../now.ts";
import { Explanation } from "./Explanation.tsx";
import { type ClockView, LIGHT_WORDS, type LightColour, LightShape } from "./light.tsx";

interface ClockLightProps {
  readonly light: LightColour;
  /** 剩 34 分; absent in narrow columns that show it elsewhere. */
  readonly remaining?: string;
  readonly form?: "plain" | "pill";
  readonly size?: number;
}

/** Shape, word, figure, in that order; never the shape alone. */
export function ClockLight({ light, remaining, form = "plain", size = 12 }: ClockLightProps) {
  return (
    <span className="light" data-light={light} data-form={form}>
      <LightShape light={light} size={size} />
      <span>{remaining ? `${LIGHT_WORDS[light]}·${remaining}` : LIGHT_WORDS[light]}</span>
    </span>
  );
}

/** The clock of a matter's header: opens its sum on hover, on focus and on press. */
export function ClockCard({ clock }: { readonly clock: ClockView }) {
  const now = useNow();
  return (
    <Popover
      trigger={["hover", "focus", "click"]}
      placement="bottomRight"
      styles={{ container: { padding: 0, borderRadius: 12 } }}
      content={<Explanation clock={clock} />}
    >
      <button type="button" className="clock-card" data-light={clock.light}>
        <span className="row">
          <ClockLight light={clock.light} />
          <span className="grow" />
          <b className="remaining">{clock.remaining}</b>
        </span>
        <span className="bar">
          <i style={{ width: `${Math.min(100, clock.explanation.usedPercent)}%` }} />
        </span>
        <span className="row t12 muted">
          <span className="grow clip">
            {clock.label} {clock.limit}
          </span>
          <span className="nowrap">
            {formatShort(clock.dueAt, now)} 到期{clock.isProvisional ? "（暂定）" : ""}
          </span>
        </span>
      </button>
    </Popover>
  );
}
