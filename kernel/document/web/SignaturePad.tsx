import "./document.css";
import { Eraser } from "lucide-react";
import { type PointerEvent, useRef } from "react";
import { Button } from "#ui/controls/PlainButton.tsx";

/** Strokes of a hand: x and y in a box of 600 × 240, milliseconds since the first point. */
export type Strokes = [number, number, number][][];

const WIDTH = 600;
const HEIGHT = 240;

interface SignaturePadProps {
  readonly value: Strokes;
  readonly onChange: (strokes: Strokes) => void;
}

/** 签名板: finger, pen or mouse. Only the strokes are kept; the server draws the picture from them. */
export function SignaturePad({ value, onChange }: SignaturePadProps) {
  const board = useRef<SVGSVGElement>(null);
  const began = useRef<number | null>(null);
  const isDown = useRef(false);

  function pointOf(event: PointerEvent): [number, number, number] {
    const box = board.current?.getBoundingClientRect() ?? { left: 0, top: 0, width: 1, height: 1 };
    began.current ??= event.timeStamp - (value.at(-1)?.at(-1)?.[2] ?? 0);
    return [
      within(((event.clientX - box.left) / box.width) * WIDTH, WIDTH),
      within(((event.clientY - box.top) / box.height) * HEIGHT, HEIGHT),
      Math.max(0, Math.round(event.timeStamp - began.current)),
    ];
  }
  function begin(event: PointerEvent) {
    event.preventDefault();
    board.current?.setPointerCapture(event.pointerId);
    isDown.current = true;
    onChange([...value, [pointOf(event)]]);
  }
  function draw(event: PointerEvent) {
    if (!isDown.current) return;
    onChange([...value.slice(0, -1), [...(value.at(-1) ?? []), pointOf(event)]]);
  }
  return (
    <div className="signature-pad">
      <svg
        ref={board}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={value.length > 0 ? "手写签名" : "在这里手写签名"}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={() => {
          isDown.current = false;
        }}
        onPointerCancel={() => {
          isDown.current = false;
        }}
      >
        <line x1="24" y1="196" x2="576" y2="196" />
        {value.map((stroke, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: strokes are only ever added at the end.
          <polyline key={index} points={pathOf(stroke)} />
        ))}
      </svg>
      <Button look="plain" size="small" icon={Eraser} disabled={value.length === 0} onClick={() => onChange([])}>
        重写
      </Button>
    </div>
  );
}

function pathOf(stroke: Strokes[number]): string {
  const [first] = stroke;
  // A dot: a line of no length would not be seen.
  if (stroke.length === 1 && first) return `${first[0]},${first[1]} ${first[0] + 0.5},${first[1]}`;
  return stroke.map(([x, y]) => `${x},${y}`).join(" ");
}

function within(value: number, most: number): number {
  return Math.round(Math.min(most, Math.max(0, value)) * 10) / 10;
}
