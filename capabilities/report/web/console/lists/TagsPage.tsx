import "./tags.css";
import { Tags } from "lucide-react";
import { Link, useSearchParams } from "react-router";
import { addMillis, DAY_MS } from "#base/instant.ts";
import { countTags } from "#capabilities/report/contract.ts";
import type { CallOutput } from "#ui/call.ts";
import { Card, Chip, Tabs } from "#ui/controls/parts.tsx";
import { EmptyState, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatCount } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { RegisterPage, Sheet } from "#ui/register/RegisterPage.tsx";
import { useCall } from "#ui/use-call.ts";

type Tag = CallOutput<typeof countTags>["tags"][number];
type TagClass = Tag["classes"][number];

/** 标签视图: 十乱 and the city's other groups of classes; every figure opens the matters behind it. */
export default function TagsPage() {
  const { data, error, refetch } = useCall(countTags, {});
  const [search, setSearch] = useSearchParams();
  if (error) return <ProblemState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const tag = data.tags.find((one) => one.id === search.get("tag")) ?? data.tags[0];
  if (!tag) {
    return (
      <EmptyState icon={Tags} title="还没有标签">
        管理员把若干小类归成一个标签（例如“十乱”），这里就按标签计数。
      </EmptyState>
    );
  }
  return (
    <RegisterPage title="标签视图" note={tag.note}>
      <Sheet label={`${tag.label}的情况`}>
        <Tabs
          label="标签"
          active={tag.id}
          onChange={(id) => setSearch({ tag: id }, { replace: true })}
          tabs={data.tags.map((one) => ({ id: one.id, label: one.label, count: one.open }))}
        />
        {!tag.isConfirmed && (
          <p>
            <Chip look="outlined">归类待本机关确认</Chip>
          </p>
        )}
        <TagFigures tag={tag} />
        <TagClasses tag={tag} />
      </Sheet>
    </RegisterPage>
  );
}

/** As the server counts 近 30 日. */
const RECENT_MS = 30 * DAY_MS;

function TagFigures({ tag }: { readonly tag: Tag }) {
  const openedFrom = addMillis(useNow(), -RECENT_MS);
  const subjects = tag.classes.map((one) => one.name).join(",");
  const figures = [
    { label: "在办", value: tag.open, to: listPath({ view: "open", subjects }) },
    { label: "其中超时", value: tag.overdue, to: listPath({ view: "open", subjects, lights: "red" }) },
    { label: "近 30 日新增", value: tag.recent, to: listPath({ view: "all", subjects, openedFrom }) },
  ];
  return (
    <dl className="tag-figures">
      {figures.map((figure) => (
        <div key={figure.label}>
          <dt>{figure.label}</dt>
          <dd>
            <Link to={figure.to}>{formatCount(figure.value)}</Link>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function TagClasses({ tag }: { readonly tag: Tag }) {
  const most = Math.max(1, ...tag.classes.map((one) => one.recent));
  const ordered = tag.classes.toSorted((a, b) => b.recent - a.recent || b.open - a.open);
  return (
    <Card title="按小类" more={`${tag.classes.length} 个小类`} isBare>
      <table className="tag-classes">
        <thead>
          <tr>
            <th scope="col">小类</th>
            <th scope="col">在办</th>
            <th scope="col">近 30 日</th>
            <th scope="col">
              <span className="visually-hidden">多少</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((one) => (
            <ClassLine key={one.key} one={one} most={most} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function ClassLine({ one, most }: { readonly one: TagClass; readonly most: number }) {
  const openedFrom = addMillis(useNow(), -RECENT_MS);
  return (
    <tr>
      <th scope="row">{one.name}</th>
      <td>
        <Link to={listPath({ view: "open", subjects: one.name })}>{formatCount(one.open)}</Link>
      </td>
      <td>
        <Link to={listPath({ view: "all", subjects: one.name, openedFrom })}>{formatCount(one.recent)}</Link>
      </td>
      <td aria-hidden>
        <span className="bar">
          <i style={{ width: `${(one.recent / most) * 100}%` }} />
        </span>
      </td>
    </tr>
  );
}

function listPath(filter: Readonly<Record<string, string>>): string {
  return `/console?${new URLSearchParams({ kind: "report", ...filter })}`;
}
