import { Select } from "antd";
import { UserPlus } from "lucide-react";
import { useMemo, useState } from "react";
import { plainDateOf } from "#base/plain-date.ts";
import { listPersons } from "#kernel/people/contract.ts";
import { type Person, POST_ROLES, ROLES } from "#kernel/people/model/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { SearchBox } from "#ui/controls/SearchBox.tsx";
import { EmptyState, NothingFound, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatCount } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall } from "#ui/use-call.ts";
import { PEOPLE_TABS } from "../parts/tabs.ts";
import { unitOptions, useUnits } from "../parts/use-units.ts";
import { isHeld } from "../parts/words.ts";
import { NewPersonPanel } from "./NewPersonPanel.tsx";
import { PersonPanel } from "./PersonPanel.tsx";
import { personColumns } from "./person-columns.tsx";
import { personSearch, STANDINGS, type Standing } from "./person-filter.ts";

const NEW = "new";

/** 人员: everyone in the administrator's division, with posts and the state of the account. */
export default function PersonsPage() {
  const [text, setText] = useState("");
  const [unitId, setUnitId] = useAddress("unit");
  const [role, setRole] = useAddress("role");
  const [standing, setStanding] = useState<Standing>("present");
  const [opened, open] = useAddress("person");
  const { units } = useUnits();
  const isNarrow = useIsNarrow();
  const now = useNow();
  const today = plainDateOf(now);
  const persons = useCall(listPersons, { query: {} });
  const columns = useMemo(() => personColumns(now, isNarrow), [now, isNarrow]);
  const rows = useMemo(
    () =>
      (persons.data ?? []).filter(
        (person) =>
          personSearch(person, text) &&
          STANDINGS[standing].holds(person, now) &&
          (!unitId || person.posts.some((post) => post.unitId === unitId && isHeld(post, today))) &&
          (!role || person.posts.some((post) => post.role === role && isHeld(post, today))),
      ),
    [persons.data, text, standing, unitId, role, now, today],
  );
  const isFiltered = text !== "" || unitId !== null || role !== null;

  return (
    <RegisterPage
      title="人员"
      note={persons.data && `${formatCount(persons.data.filter(({ status }) => status === "active").length)} 人在岗`}
      tabs={PEOPLE_TABS}
      actions={
        <Button look="filled" icon={UserPlus} onClick={() => open(NEW)}>
          新建人员
        </Button>
      }
    >
      {persons.error ? (
        <ProblemState problem={persons.error} onRetry={() => void persons.refetch()} />
      ) : !persons.data ? (
        <Waiting />
      ) : (
        <DataTable<Person>
          key={String(isNarrow)}
          label="人员"
          columns={columns}
          rows={rows}
          keyOf={(person) => person.id}
          selectedKey={opened}
          onSelect={(person) => open(person.id)}
          rowHeight={isNarrow ? 60 : 48}
          tools={
            <>
              <SearchBox label="姓名、工号或登录名" value={text} onText={setText} />
              <Select
                aria-label="单位"
                size="small"
                allowClear
                showSearch={{ optionFilterProp: "label" }}
                placeholder="所有单位"
                popupMatchSelectWidth={false}
                value={unitId}
                options={unitOptions(units).map(({ value, label }) => ({ value, label }))}
                onChange={(value: string | undefined) => setUnitId(value ?? null)}
              />
              <Select
                aria-label="岗位"
                size="small"
                allowClear
                placeholder="所有岗位"
                value={role}
                options={POST_ROLES.map((value) => ({ value, label: ROLES[value] }))}
                onChange={(value: string | undefined) => setRole(value ?? null)}
              />
              <Select
                aria-label="状态"
                size="small"
                value={standing}
                options={Object.entries(STANDINGS).map(([value, { label }]) => ({ value, label }))}
                onChange={setStanding}
              />
            </>
          }
          empty={
            text ? (
              <NothingFound text={text}>
                可以按姓名、工号或登录名找。离岗的人默认不在内，请把状态改为“全部”。
              </NothingFound>
            ) : (
              <EmptyState title={isFiltered || standing !== "all" ? "没有符合的人" : "还没有人员"}>
                {isFiltered || standing !== "all"
                  ? "换一个单位、岗位或状态试试。"
                  : "新建人员会同时建立账号；任岗之后才能登录办事。"}
              </EmptyState>
            )
          }
        />
      )}
      {opened === NEW && <NewPersonPanel onClose={() => open(null)} onMade={(id) => open(id)} />}
      {opened && opened !== NEW && <PersonPanel key={opened} id={opened} onClose={() => open(null)} />}
    </RegisterPage>
  );
}
