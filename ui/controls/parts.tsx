/** The small pieces: chip, card, key–value list, tabs, key cap, progress. */
import { type ReactNode, useEffect, useRef } from "react";

export function Chip({
  look = "plain",
  children,
}: {
  readonly look?: "plain" | "accent" | "outlined";
  readonly children: ReactNode;
}) {
  return (
    <span className="chip" data-look={look}>
      {children}
    </span>
  );
}

interface CardProps {
  readonly title?: ReactNode;
  /** At the right of the title: a count, a link. */
  readonly more?: ReactNode;
  readonly children?: ReactNode;
  /** The children bring their own padding: rows that run edge to edge. */
  readonly isBare?: boolean;
  readonly className?: string;
}

export function Card({ title, more, children, isBare = false, className }: CardProps) {
  return (
    <section className={className ? `card ${className}` : "card"}>
      {title && (
        <header>
          <h2>{title}</h2>
          {more !== undefined && <span className="more">{more}</span>}
        </header>
      )}
      {isBare ? children : <div className={title ? "card-body" : "card-body card-body-alone"}>{children}</div>}
    </section>
  );
}

/** Pairs of name and value; a pair without a value is left out. */
export function KeyValue({ items }: { readonly items: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="key-value">
      {items
        .filter(([, value]) => value !== null && value !== undefined && value !== "")
        .map(([name, value]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly count?: number | null;
}

/** Views of one list. Left and right move between them. */
export function Tabs(props: {
  readonly tabs: readonly Tab[];
  readonly active: string;
  readonly onChange: (id: string) => void;
  readonly label: string;
}) {
  const { tabs, active, onChange, label } = props;
  function step(from: number, by: number) {
    const next = tabs[(from + by + tabs.length) % tabs.length];
    if (next) onChange(next.id);
  }
  const list = useRef<HTMLDivElement>(null);
  const isCounted = tabs.some(({ count }) => typeof count === "number");
  // biome-ignore lint/correctness/useExhaustiveDependencies: moved when another tab is chosen or the counts have come, not while somebody looks along them.
  useEffect(() => {
    const chosen = list.current?.querySelector<HTMLElement>("[aria-selected=true]");
    if (!list.current || !chosen) return;
    // Sideways alone: the page stays where it is.
    const beyond = chosen.offsetLeft + chosen.offsetWidth - list.current.offsetLeft - list.current.clientWidth;
    if (beyond > 0) list.current.scrollLeft = beyond;
  }, [active, isCounted]);
  return (
    <div className="tabs" role="tablist" aria-label={label} ref={list}>
      {tabs.map((tab, i) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          aria-selected={tab.id === active}
          tabIndex={tab.id === active ? 0 : -1}
          ref={(element) => {
            if (tab.id === active && element?.parentElement?.contains(document.activeElement)) element.focus();
          }}
          onClick={() => onChange(tab.id)}
          onKeyDown={(event) => {
            if (event.key === "ArrowRight") step(i, 1);
            if (event.key === "ArrowLeft") step(i, -1);
          }}
        >
          {tab.label}
          {typeof tab.count === "number" && <i>{tab.count}</i>}
        </button>
      ))}
    </div>
  );
}

/** @param value 0 to 1 */
export function Progress({ value, label }: { readonly value: number; readonly label: string }) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <span
      className="bar"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <i style={{ width: `${percent}%` }} />
    </span>
  );
}
