interface PaceProps {
  /** 0 to 100 */
  readonly percent: number;
  readonly timePercent: number | null;
  readonly label: string;
  readonly isLarge?: boolean;
}

/** Progress against time: the bar is what is done, the tick is where time stands. */
export function Pace({ percent, timePercent, label, isLarge = false }: PaceProps) {
  const words = timePercent === null ? `完成 ${percent}%` : `完成 ${percent}%，时间已过 ${timePercent}%`;
  return (
    <span
      className="task-pace"
      data-large={isLarge || undefined}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(percent)}
      aria-valuetext={words}
      title={words}
    >
      <i style={{ width: `${Math.min(100, Math.max(0, percent))}%` }} />
      {timePercent !== null && timePercent > 0 && <u style={{ left: `${Math.min(100, timePercent)}%` }} />}
    </span>
  );
}
