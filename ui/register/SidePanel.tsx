import { Drawer } from "antd";
import type { ReactNode } from "react";
import { useIsNarrow } from "../table/use-is-narrow.ts";

interface SidePanelProps {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly width?: number;
}

/** One thing of the list, opened beside it; the list stays usable. On a phone it is the whole screen. Escape closes it. */
export function SidePanel({ title, onClose, children, width = 480 }: SidePanelProps) {
  const isNarrow = useIsNarrow();
  return (
    <Drawer title={title} open onClose={onClose} size={isNarrow ? "100%" : width} mask={false} rootClassName="no-print">
      {children}
    </Drawer>
  );
}

interface PanelSectionProps {
  readonly title: string;
  /** At the right: the way to add. */
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

export function PanelSection({ title, more, children }: PanelSectionProps) {
  return (
    <section className="panel-section">
      <header>
        <h2>{title}</h2>
        {more && <span className="more">{more}</span>}
      </header>
      {children}
    </section>
  );
}
