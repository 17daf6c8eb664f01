import { X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { drawMatter, type MatterPage } from "#kernel/matter/contract.ts";
import { Button } from "#ui/controls/Button.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useCall } from "#ui/use-call.ts";
import { type Layout, layOut, type PlacedState } from "./layout.ts";

const BOX = { width: 88, height: 32, gapX: 40, gapY: 20, margin: 12 } as const;

/** 程序: the states a matter can be in and the acts between them, drawn from the table that the server decides by. */
export function ProcedureDrawing({ page, onClose }: { readonly page: MatterPage; readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="procedure-dialog" aria-labelledby="procedure-title" onClose={onClose}>
      <header className="row">
        <h2 id="procedure-title" className="grow">
          程序图{" "}
          <span className="faint">
            {page.kindLabel}第 {page.procedureVersion} 版，点一个状态看它的下一步
          </span>
        </h2>
        <Button look="plain" icon={X} aria-label="关上" onClick={() => dialog.current?.close()} />
      </header>
      <Drawing page={page} />
    </dialog>
  );
}

function Drawing({ page }: { readonly page: MatterPage }) {
  const { data, error } = useCall(drawMatter, { params: { id: page.row.id } });
  const [looked, setLooked] = useState(page.row.stateLabel);
  if (error) return <ProblemState problem={error} />;
  if (!data) return <Waiting />;
  const layout = layOut(data.moves);
  const out = layout.edges.filter((edge) => edge.from === looked);
  return (
    <div className="procedure">
      <div className="procedure-picture">
        <Picture layout={layout} current={page.row.stateLabel} looked={looked} onLook={setLooked} />
      </div>
      <p className="t13 muted" aria-live="polite">
        从「{looked}」
        {out.length === 0
          ? "不再有下一步。"
          : `可以：${out.map((edge) => `${edge.labels.join("、")} → ${edge.to}`).join("；")}。`}
      </p>
    </div>
  );
}

interface PictureProps {
  readonly layout: Layout;
  readonly current: string;
  readonly looked: string;
  readonly onLook: (state: string) => void;
}

function Picture({ layout, current, looked, onLook }: PictureProps) {
  const at = new Map(layout.states.map((state) => [state.id, state]));
  const width = layout.columns * (BOX.width + BOX.gapX) - BOX.gapX + BOX.margin * 2;
  const height = layout.rows * (BOX.height + BOX.gapY) + BOX.margin * 2 + 20;
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <title>程序状态图</title>
      <defs>
        <marker
          id="arrow"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="6"
          markerHeight="6"
          orient="auto-start-reverse"
        >
          <path d="M0 .5 7.500 4 0 7.500z" fill="context-stroke" />
        </marker>
      </defs>
      {layout.edges.map((edge) => {
        const [from, to] = [at.get(edge.from), at.get(edge.to)];
        if (!from || !to) return null;
        const isLooked = edge.from === looked;
        return (
          <path
            key={`${edge.from}>${edge.to}`}
            d={line(from, to)}
            fill="none"
            stroke={isLooked ? "var(--a-600)" : "var(--n-300)"}
            strokeWidth={isLooked ? 1.5 : 1}
            markerEnd="url(#arrow)"
          >
            <title>{edge.labels.join("、")}</title>
          </path>
        );
      })}
      {layout.states.map((state) => (
        <State
          key={state.id}
          state={state}
          isCurrent={state.id === current}
          isLooked={state.id === looked}
          onLook={onLook}
        />
      ))}
    </svg>
  );
}

function State(props: {
  readonly state: PlacedState;
  readonly isCurrent: boolean;
  readonly isLooked: boolean;
  readonly onLook: (state: string) => void;
}) {
  const { state, isCurrent, isLooked, onLook } = props;
  const { x, y } = cornerOf(state);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button inside a drawing.
    <g
      role="button"
      tabIndex={0}
      aria-pressed={isLooked}
      aria-label={isCurrent ? `${state.id}，现在在这里` : state.id}
      className="procedure-state"
      onClick={() => onLook(state.id)}
      onFocus={() => onLook(state.id)}
      onKeyDown={(event) => event.key === "Enter" && onLook(state.id)}
    >
      <rect
        x={x}
        y={y}
        width={BOX.width}
        height={BOX.height}
        rx={6}
        fill={isCurrent ? "var(--a-600)" : "var(--n-0)"}
        stroke={isLooked || isCurrent ? "var(--a-600)" : "var(--n-400)"}
        strokeWidth={isLooked ? 2 : 1}
      />
      <text
        x={x + BOX.width / 2}
        y={y + BOX.height / 2}
        dy=".36em"
        textAnchor="middle"
        fontSize={13}
        fontWeight={isCurrent ? 600 : 400}
        fill={isCurrent ? "var(--on-accent)" : "var(--n-900)"}
      >
        {state.id}
      </text>
    </g>
  );
}

function cornerOf(state: PlacedState): { x: number; y: number } {
  return {
    x: BOX.margin + state.column * (BOX.width + BOX.gapX),
    y: BOX.margin + 10 + state.row * (BOX.height + BOX.gapY),
  };
}

/** Forward from right side to left side; back along an arc above; within a column from bottom to top along the side. */
function line(from: PlacedState, to: PlacedState): string {
  const [a, b] = [cornerOf(from), cornerOf(to)];
  const middle = BOX.height / 2;
  if (to.column > from.column) {
    const [x1, y1, x2, y2] = [a.x + BOX.width, a.y + middle, b.x - 2, b.y + middle];
    const bend = Math.max(24, (x2 - x1) / 2);
    return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
  }
  if (to.column === from.column) {
    const isDown = to.row > from.row;
    const x = a.x + BOX.width * (isDown ? 0.7 : 0.3);
    const [y1, y2] = isDown ? [a.y + BOX.height, b.y - 2] : [a.y, b.y + BOX.height + 2];
    const bulge = Math.abs(to.row - from.row) > 1 ? BOX.width * (isDown ? 0.45 : -0.45) : 0;
    return `M${x} ${y1}C${x + bulge} ${y1} ${x + bulge} ${y2} ${x} ${y2}`;
  }
  const [x1, y1, x2, y2] = [a.x + BOX.width * 0.4, a.y, b.x + BOX.width * 0.6, b.y - 2];
  const lift = Math.min(y1, y2) - 24;
  return `M${x1} ${y1}C${x1} ${lift} ${x2} ${lift} ${x2} ${y2}`;
}
