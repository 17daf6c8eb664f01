import { countMatters } from "#kernel/matter/contract.ts";
import { Button, ButtonLink } from "#ui/controls/Button.tsx";
import { EmptyState, NothingFound } from "#ui/controls/states.tsx";
import { formatCount } from "#ui/format.ts";
import { useAtHome } from "#ui/to-do.ts";
import { useCall } from "#ui/use-call.ts";
import type { FilterQuery } from "./filter-address.ts";

interface QueueEmptyProps {
  readonly filter: FilterQuery;
  readonly onFilter: (filter: FilterQuery) => void;
}

/** Why nothing is here, and where something may be. */
export function QueueEmpty({ filter, onFilter }: QueueEmptyProps) {
  const { text, view = "todo", ...others } = filter;
  if (text) {
    return (
      <NothingFound
        text={text}
        actions={
          <>
            {view !== "all" && <Button onClick={() => onFilter({ ...filter, view: "all" })}>连同已办结和他人的</Button>}
            <Button look="plain" onClick={() => onFilter({ view, ...others })}>
              去掉这个词
            </Button>
          </>
        }
      >
        可以按编号、地点、类别和内容找。只找得到你范围内的。
      </NothingFound>
    );
  }
  if (Object.keys(others).length > 0) {
    return (
      <EmptyState title="没有符合条件的" actions={<Button onClick={() => onFilter({ view })}>去掉筛选</Button>}>
        换一个条件试试，或者看全部。
      </EmptyState>
    );
  }
  return view === "todo" ? <AllDone onFilter={onFilter} /> : <EmptyState title={EMPTY[view] ?? "这里还没有事项"} />;
}

const EMPTY: Readonly<Record<string, string>> = {
  unit: "本单位没有在办的",
  open: "没有在办的事项",
  closed: "还没有办结的",
};

function AllDone({ onFilter }: { readonly onFilter: (filter: FilterQuery) => void }) {
  const { data } = useCall(countMatters, { query: { view: "unit" } });
  const atHome = useAtHome();
  if (atHome) {
    return (
      <EmptyState
        title={`要办的在「${atHome.label}」`}
        actions={
          <ButtonLink look="filled" to={atHome.to}>
            打开{atHome.label}，{formatCount(atHome.count)} 件
          </ButtonLink>
        }
      >
        这些案件的主流程在别人手里，你要办的那一步在台上，先到期的在前。
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="该办的都办完了"
      actions={
        data &&
        data.total > 0 && (
          <Button onClick={() => onFilter({ view: "unit" })}>看本单位在办的 {formatCount(data.total)} 件</Button>
        )
      }
    >
      有新的事轮到你，会自己出现在这里。
    </EmptyState>
  );
}
