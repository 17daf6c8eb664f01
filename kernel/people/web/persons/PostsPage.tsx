import { Select } from "antd";
import { useMemo, useState } from "react";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { listPersons } from "#kernel/people/contract.ts";
import { type Person, POST_ROLES, type Post, ROLES } from "#kernel/people/model/public.ts";
import { Chip } from "#ui/controls/parts.tsx";
import { SearchBox } from "#ui/controls/SearchBox.tsx";
import { EmptyState, NothingFound, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { useNow } from "#ui/now.ts";
import { AddressLink } from "#ui/register/AddressLink.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall } from "#ui/use-call.ts";
import { PEOPLE_TABS } from "../parts/tabs.ts";
import { standingOf, termOf } from "../parts/words.ts";
import { PersonPanel } from "./PersonPanel.tsx";

interface HeldPost extends Post {
  readonly person: Person;
}
const STANDINGS = ["现任", "尚未到任", "已离任"] as const;

/** 岗位: who holds which post, where and until when. */
export default function PostsPage() {
  const [text, setText] = useState("");
  const [role, setRole] = useState<string | null>(null);
  const [standing, setStanding] = useState<string | null>("现任");
  const [opened, open] = useAddress("person");
  const isNarrow = useIsNarrow();
  const today = plainDateOf(useNow());
  const persons = useCall(listPersons, { query: {} });
  const columns = useMemo(() => postColumns(today, isNarrow), [today, isNarrow]);
  const posts = useMemo(
    () => (persons.data ?? []).flatMap((person) => person.posts.map((post): HeldPost => ({ ...post, person }))),
    [persons.data],
  );
  const rows = posts.filter(
    (post) =>
      (!role || post.role === role) &&
      (!standing || standingOf(post, today) === standing) &&
      [post.person.name, post.title, post.unitName, post.divisionName].some((word) => word.includes(text.trim())),
  );
  return (
    <RegisterPage title="岗位" note="一个岗位是人、类别、单位和管辖区划；任岗在人员里办" tabs={PEOPLE_TABS}>
      {persons.error ? (
        <ProblemState problem={persons.error} onRetry={() => void persons.refetch()} />
      ) : !persons.data ? (
        <Waiting />
      ) : (
        <DataTable<HeldPost>
          key={String(isNarrow)}
          label="岗位"
          columns={columns}
          rows={rows}
          keyOf={(post) => post.id}
          onSelect={(post) => open(post.personId)}
          rowHeight={isNarrow ? 60 : 40}
          tools={
            <>
              <SearchBox label="姓名、岗位、单位、区划" value={text} onText={setText} />
              <Select
                aria-label="岗位类别"
                size="small"
                allowClear
                placeholder="所有类别"
                value={role}
                options={POST_ROLES.map((value) => ({ value, label: ROLES[value] }))}
                onChange={(value: string | undefined) => setRole(value ?? null)}
              />
              <Select
                aria-label="是否现任"
                size="small"
                allowClear
                placeholder="现任和历任"
                value={standing}
                options={STANDINGS.map((value) => ({ value, label: value }))}
                onChange={(value: string | undefined) => setStanding(value ?? null)}
              />
            </>
          }
          empty={
            text ? (
              <NothingFound text={text}>已离任的默认不在内，请把“现任”去掉再找。</NothingFound>
            ) : (
              <EmptyState title="没有符合的岗位">在“人员”里打开一个人，就能给他任岗。</EmptyState>
            )
          }
        />
      )}
      {opened && <PersonPanel key={opened} id={opened} onClose={() => open(null)} />}
    </RegisterPage>
  );
}

function postColumns(today: PlainDate, isNarrow: boolean): DataColumn<HeldPost>[] {
  const name: DataColumn<HeldPost> = {
    id: "person",
    title: "姓名",
    width: isNarrow ? "minmax(0, 1fr)" : "minmax(96px, 0.6fr)",
    render: (post) => (
      <span className="two-lines">
        <AddressLink name="person" value={post.personId}>
          {post.person.name}
        </AddressLink>
        {isNarrow && (
          <span>
            {post.title}·{post.unitName}
          </span>
        )}
      </span>
    ),
    sortBy: (post) => post.person.name,
    text: (post) => post.person.name,
  };
  if (isNarrow) return [name];
  const term = (post: HeldPost) => termOf(post.validFrom, post.validTo);
  return [
    { ...plain("title", "岗位名称", (post) => post.title), width: "minmax(140px, 1fr)" },
    name,
    plain("role", "类别", (post) => ROLES[post.role]),
    { ...plain("unit", "单位", (post) => post.unitName), width: "minmax(180px, 1.4fr)" },
    plain("division", "管辖区划", (post) => post.divisionName),
    { ...plain("term", "任期", term), width: "190px" },
    {
      ...plain("standing", "状态", (post) =>
        post.isPrimary ? `${standingOf(post, today)}，主岗` : standingOf(post, today),
      ),
      render: (post) => (
        <span className="row">
          {standingOf(post, today)}
          {post.isPrimary && <Chip>主岗</Chip>}
        </span>
      ),
      width: "120px",
    },
  ];
}

function plain(id: string, title: string, words: (post: HeldPost) => string): DataColumn<HeldPost> {
  return { id, title, render: words, sortBy: words, text: words };
}
