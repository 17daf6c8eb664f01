import "./hot-issues.css";
import { Flame, RefreshCw } from "lucide-react";
import { Link, useSearchParams } from "react-router";
import { findHotIssuesNow, type HotIssueAnswer, listHotIssues } from "#capabilities/report/contract.ts";
import { REFRESH_MS } from "#kernel/matter/web/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useToast } from "#ui/controls/toast.tsx";
import { formatCount, formatShort } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { isForRole, useSession } from "#ui/session.ts";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall, useSend } from "#ui/use-call.ts";
import { HotIssueDetail } from "./HotIssueDetail.tsx";
import { growthWords } from "./words.ts";

/** 诉求热点: what many people report of late, hottest first; each opens to its messages. */
export default function HotIssuesPage() {
  const now = useNow();
  const isNarrow = useIsNarrow();
  const { data, error, refetch } = useCall(listHotIssues, {}, { everyMs: REFRESH_MS, keepsFormer: true });
  const [chosenId, choose] = useAddress("issue");
  if (error && !data) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const { search, issues } = data;
  const note =
    search &&
    `近 ${search.days} 天集中反映的问题；${formatShort(search.foundAt, now)} 由 ${formatCount(search.messageCount)} 件诉求算得`;
  // Wide enough for both: the hottest stands open.
  const shownId = chosenId ?? (isNarrow ? null : (issues[0]?.id ?? null));
  return (
    <RegisterPage title="诉求热点" note={note} actions={<FindAgain />}>
      {issues.length === 0 ? (
        <EmptyState icon={Flame} title={search ? "近来没有集中反映的问题" : "还没有计算过"}>
          同一地方、说法相近的诉求达到一定件数就成为热点，每小时计算一次。件数和天数在“本市设置”里。
        </EmptyState>
      ) : (
        <div className="hot-page" data-chosen={shownId ?? undefined}>
          <ol className="hot-list no-print" aria-label="按热度排列的热点">
            {issues.map((issue, index) => (
              <IssueLine key={issue.id} issue={issue} rank={index + 1} isChosen={issue.id === shownId} />
            ))}
          </ol>
          {shownId && <HotIssueDetail key={shownId} id={shownId} onBack={() => choose(null)} />}
        </div>
      )}
    </RegisterPage>
  );
}

function IssueLine(props: { readonly issue: HotIssueAnswer; readonly rank: number; readonly isChosen: boolean }) {
  const { issue, rank, isChosen } = props;
  const [search] = useSearchParams();
  const to = new URLSearchParams(search);
  to.set("issue", issue.id);
  return (
    <li>
      <Link to={`?${to}`} aria-current={isChosen || undefined}>
        <span className="hot-rank">{rank}</span>
        <span className="clip">{issue.title}</span>
        <span className="hot-size">{formatCount(issue.size)} 件</span>
        <span className="hot-more">{[...issue.places.slice(0, 2), ...issue.words.slice(0, 3)].join(" · ")}</span>
        <span className="hot-more">{growthWords(issue)}</span>
      </Link>
    </li>
  );
}

const MAY_FIND = ["acceptor", "shift_leader", "command_lead", "leader", "administrator"];

function FindAgain() {
  const session = useSession();
  const toast = useToast();
  const { mutate, isPending } = useSend(findHotIssuesNow, []);
  if (!isForRole(MAY_FIND, session)) return null;
  return (
    <Button
      icon={RefreshCw}
      disabled={isPending}
      onClick={() =>
        mutate({}, { onSuccess: () => toast.done("正在重新计算，算好后这里会更新"), onError: toast.problem })
      }
    >
      重新计算
    </Button>
  );
}
