import "../evaluation.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import {
  type Grouping,
  getMeasureDefinitions,
  getMeasures,
  listMeasuredMatters,
  MeasureFilterSchema,
} from "#kernel/measure/contract.ts";
import { call } from "#ui/call.ts";
import { Button, ButtonLink } from "#ui/controls/Button.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { RegisterPage, Sheet } from "#ui/register/RegisterPage.tsx";
import { useCall } from "#ui/use-call.ts";
import { SUBJECTS } from "../../model/subject.ts";
import { countWords } from "../../model/words.ts";
import { MatterLines } from "./MatterLines.tsx";

const PAGE = 100;

/** 数字里的案卷: all matters of one figure, with what narrows it said in words. */
export default function FigureMattersPage() {
  const [search] = useSearchParams();
  const asked = Object.fromEntries(search);
  const counter = asked.counter ?? "";
  const parsed = MeasureFilterSchema.safeParse(asked);
  if (!parsed.success || counter === "")
    return (
      <EmptyState title="这个地址打不开数字" actions={<ButtonLink to="/console/evaluation">回到综合评价</ButtonLink>}>
        请从综合评价的表里点开一个数字。
      </EmptyState>
    );
  return <FigureMatters filter={asked as unknown as Filter} counter={counter} />;
}

/** As it stands in the address: every member a text. */
interface Filter {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly divisionCode?: string;
  readonly divisionLevel?: "district" | "street" | "community";
  readonly unitId?: string;
  readonly personId?: string;
  readonly role?: string;
  readonly classKey?: string;
}

function FigureMatters({ filter, counter }: { readonly filter: Filter; readonly counter: string }) {
  const definitions = useCall(getMeasureDefinitions, { query: { kind: filter.kind } });
  const whose = useCall(getMeasures, { query: { ...filter, counters: [counter], groupBy: groupingOf(filter) } });
  const matters = useInfiniteQuery({
    queryKey: [listMeasuredMatters.path, "pages", filter, counter],
    queryFn: ({ pageParam, signal }) =>
      call(
        listMeasuredMatters,
        { query: { ...filter, counter, limit: PAGE, ...(pageParam ? { after: pageParam } : {}) } },
        signal,
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextAfter,
  });
  const first = matters.data?.pages[0];
  const label = definitions.data?.counters.find(({ id }) => id === counter)?.label ?? counter;
  const role = Object.values(SUBJECTS).find((subject) => "role" in subject && subject.role === filter.role)?.label;
  const words = [
    `${filter.from} 至 ${filter.to}`,
    groupingOf(filter) === "total" ? "" : whose.data?.rows[0]?.label,
    role,
    `计入“${label}”`,
  ].filter(Boolean);
  return (
    <RegisterPage
      title={first ? `${label} ${countWords(first.value)}` : label}
      note={words.join("，")}
      actions={<ButtonLink to="/console/evaluation">综合评价</ButtonLink>}
    >
      <Sheet label={words.join("，")}>
        {matters.error ? (
          <ProblemState problem={matters.error} onRetry={() => void matters.refetch()} />
        ) : !first ? (
          <Waiting />
        ) : first.count === 0 ? (
          <EmptyState title="没有案卷">这个期间里没有计入“{label}”的案卷。</EmptyState>
        ) : (
          <div className="card">
            <MatterLines rows={matters.data?.pages.flatMap((page) => page.rows) ?? []} />
            {first.hidden > 0 && (
              <p className="panel-note evaluation-note">另有 {first.hidden} 件已转到您的数据范围之外，只计数。</p>
            )}
            {matters.hasNextPage && (
              <p className="evaluation-note">
                <Button disabled={matters.isFetchingNextPage} onClick={() => void matters.fetchNextPage()}>
                  再取 {PAGE} 件
                </Button>
              </p>
            )}
          </div>
        )}
      </Sheet>
    </RegisterPage>
  );
}

/** By what the filter names, so that the answer's only row has its name. */
function groupingOf(filter: Filter): Grouping {
  if (filter.personId) return "person";
  if (filter.unitId) return "unit";
  if (filter.classKey) return "class";
  return filter.divisionCode && filter.divisionLevel ? filter.divisionLevel : "total";
}
