import type { z } from "zod";
import type { LightCountsSchema } from "#kernel/matter/contract.ts";
import { formatCount } from "#ui/format.ts";

export type LightCounts = z.output<typeof LightCountsSchema>;

/** The keys of the list, and how much of it has been fetched. */
export function QueueFoot(props: {
  readonly counts: LightCounts | null;
  readonly loaded: number;
  readonly isOffline: boolean;
}) {
  const { counts, loaded, isOffline } = props;
  return (
    <footer className="queue-foot">
      <span className="keys">
        <kbd>J</kbd>
        <kbd>K</kbd> 移动
      </span>
      <span className="keys">
        <kbd>Enter</kbd> 打开
      </span>
      <span className="keys">
        <kbd>E</kbd> 办理
      </span>
      <span className="keys">
        <kbd>X</kbd> 选中，可批量
      </span>
      <span className="grow" />
      {isOffline && <b role="status">连不上服务，显示的是先前取到的</b>}
      {counts && counts.total > loaded && loaded > 0 && <span>已取 {formatCount(loaded)} 件，往下滚继续取</span>}
      {counts && <span>共 {formatCount(counts.total)} 件</span>}
    </footer>
  );
}
