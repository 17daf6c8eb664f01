import { ArrowLeft, Download, Layers, ListTodo, Printer } from "lucide-react";
import { useMemo, useState } from "react";
import { Link } from "react-router";
import { formatInstant } from "#base/instant.ts";
import { position } from "#base/position.ts";
import { getHotIssue, type HotIssueAnswer } from "#capabilities/report/contract.ts";
import { matterPath } from "#kernel/matter/web/public.ts";
import type { CallOutput } from "#ui/call.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Card, Chip } from "#ui/controls/parts.tsx";
import { ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatCount, formatShort } from "#ui/format.ts";
import { LazyMap } from "#ui/map/LazyMap.tsx";
import { useNow } from "#ui/now.ts";
import { isForRole, useSession } from "#ui/session.ts";
import { csvOf, download } from "#ui/table/csv.ts";
import { useCall } from "#ui/use-call.ts";
import { IssueDays } from "./IssueDays.tsx";
import { IssueTaskForm } from "./IssueTaskForm.tsx";
import { JointMatterForm } from "./JointMatterForm.tsx";
import { growthWords } from "./words.ts";

type Member = CallOutput<typeof getHotIssue>["members"][number];

/** One issue: how many, since when, in which words, where, and every message. */
export function HotIssueDetail({ id, onBack }: { readonly id: string; readonly onBack: () => void }) {
  const { data, error, refetch } = useCall(getHotIssue, { params: { id } });
  const [isJoining, setJoining] = useState(false);
  const [isTasking, setTasking] = useState(false);
  const session = useSession();
  if (error) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const { issue, members } = data;
  return (
    <section className="hot-detail" aria-label={issue.title}>
      <div className="row no-print">
        <span className="hot-back">
          <Button look="plain" icon={ArrowLeft} onClick={onBack}>
            全部热点
          </Button>
        </span>
        <span className="grow" />
        <Button look="plain" size="small" icon={Printer} onClick={() => window.print()}>
          打印
        </Button>
        <Button look="plain" size="small" icon={Download} onClick={() => exportMembers(issue, members)}>
          导出
        </Button>
        {isForRole(["acceptor"], session) && (
          <Button look="filled" icon={Layers} onClick={() => setJoining(true)}>
            联合办理
          </Button>
        )}
        {isForRole(["supervision_office", "leader"], session) && (
          <Button look="filled" icon={ListTodo} onClick={() => setTasking(true)}>
            交办任务
          </Button>
        )}
      </div>
      <h2 className="hot-title">{issue.title}</h2>
      <Figures issue={issue} />
      <Words issue={issue} />
      <Card title="每日件数">
        <IssueDays issue={issue} />
      </Card>
      <MembersMap members={members} />
      <JointMatters issue={issue} />
      <Card title="全部诉求" more={`${formatCount(members.length)} 件，最典型的在前`} isBare>
        <ul className="hot-members">
          {members.map((member) => (
            <MemberLine key={member.matterId} member={member} />
          ))}
        </ul>
      </Card>
      {isJoining && <JointMatterForm issue={issue} members={members} onClose={() => setJoining(false)} />}
      {isTasking && <IssueTaskForm issue={issue} members={members} onClose={() => setTasking(false)} />}
    </section>
  );
}

function Figures({ issue }: { readonly issue: HotIssueAnswer }) {
  const now = useNow();
  const figures = [
    ["本期", `${formatCount(issue.size)} 件`],
    ["增减", growthWords(issue)],
    ["在办", `${formatCount(issue.open)} 件`],
    ["最早", formatInstant(issue.sinceAt).slice(0, 10)],
    ["最近", formatShort(issue.latestAt, now)],
  ] as const;
  return (
    <dl className="hot-figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Words({ issue }: { readonly issue: HotIssueAnswer }) {
  return (
    <p className="hot-words">
      {issue.places.map((place) => (
        <Chip key={place} look="accent">
          {place}
        </Chip>
      ))}
      {issue.words.map((word) => (
        <Chip key={word}>{word}</Chip>
      ))}
    </p>
  );
}

/** More than these stand on each other and are gathered. */
const MOST_SINGLE = 60;

function MembersMap({ members }: { readonly members: readonly Member[] }) {
  const points = useMemo(
    () =>
      members.flatMap(({ matterId, title, position: at }) =>
        at ? [{ id: matterId, position: position(at.longitude, at.latitude), light: null, label: title }] : [],
      ),
    [members],
  );
  if (points.length === 0) return <p className="t13 muted">这些诉求都还没有坐标，定位后会出现在地图上。</p>;
  return (
    <Card
      title="位置"
      more={points.length < members.length ? `${members.length - points.length} 件还没有坐标` : undefined}
      isBare
    >
      <LazyMap
        label={`${points.length} 件诉求的位置`}
        height={260}
        points={points}
        isClustered={points.length > MOST_SINGLE}
      />
    </Card>
  );
}

function JointMatters({ issue }: { readonly issue: HotIssueAnswer }) {
  const now = useNow();
  if (issue.jointMatters.length === 0) return null;
  return (
    <Card title="联合办理案卷、任务">
      {issue.jointMatters.map((joint) => (
        <p key={joint.matterId} className="row">
          <Link className="grow" to={matterPath(joint.matterId)}>
            {joint.number ?? "未编号"}
          </Link>
          <span className="t12 faint">
            {joint.stateLabel}　{formatShort(joint.madeAt, now)}
          </span>
        </p>
      ))}
    </Card>
  );
}

function MemberLine({ member }: { readonly member: Member }) {
  const now = useNow();
  return (
    <li>
      <p className="row">
        <Link className="grow clip" to={matterPath(member.matterId)}>
          {member.title}
        </Link>
        <span className="t12 faint nowrap">{formatShort(member.openedAt, now)}</span>
      </p>
      <p className="hot-text">{member.text}</p>
      <p className="t12 faint">
        {[member.number ?? "未编号", member.sourceLabel, member.stateLabel, member.address].filter(Boolean).join("　")}
      </p>
    </li>
  );
}

/** 汇总表 for who works outside the platform. */
function exportMembers(issue: HotIssueAnswer, members: readonly Member[]): void {
  const header = ["编号", "时间", "标题", "内容", "地址", "类别", "来源", "状态"];
  const lines = members.map((one) => [
    one.number ?? "",
    formatInstant(one.openedAt),
    one.title,
    one.text,
    one.address,
    one.subject,
    one.sourceLabel,
    one.stateLabel,
  ]);
  download(`诉求热点-${issue.title}.csv`, csvOf([header, ...lines]));
}
