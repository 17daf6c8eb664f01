import { Select } from "antd";
import { useMemo, useState } from "react";
import { listEndingCredentials } from "#kernel/people/contract.ts";
import { CREDENTIAL_KINDS, type Credential } from "#kernel/people/model/public.ts";
import type { CallOutput } from "#ui/call.ts";
import { SearchBox } from "#ui/controls/SearchBox.tsx";
import { EmptyState, NothingFound, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatCount } from "#ui/format.ts";
import { AddressLink } from "#ui/register/AddressLink.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall } from "#ui/use-call.ts";
import { PEOPLE_TABS } from "../parts/tabs.ts";
import { termOf } from "../parts/words.ts";
import { PersonPanel } from "./PersonPanel.tsx";

type Ending = CallOutput<typeof listEndingCredentials>[number];
const SPANS = [30, 60, 90, 180] as const;

/** 证件到期: whose credential is over or ends soon, across all persons; who acts without one acts in vain. */
export default function EndingCredentialsPage() {
  const [text, setText] = useState("");
  const [days, setDays] = useState<number>(60);
  const [kind, setKind] = useState<Credential["kind"] | null>(null);
  const [opened, open] = useAddress("person");
  const isNarrow = useIsNarrow();
  const ending = useCall(listEndingCredentials, { query: { days } }, { keepsFormer: true });
  const columns = useMemo(() => columnsOf(isNarrow), [isNarrow]);
  const all = ending.data ?? [];
  const rows = all.filter(
    (one) =>
      (!kind || one.kind === kind) &&
      [one.personName, one.number, one.unitName, one.badgeNumber ?? ""].some((word) => word.includes(text.trim())),
  );
  const over = all.filter(({ daysLeft }) => daysLeft <= 0).length;
  return (
    <RegisterPage
      title="证件到期"
      note={ending.data && `已过期 ${formatCount(over)} 本，${days} 天内到期 ${formatCount(all.length - over)} 本`}
      tabs={PEOPLE_TABS}
    >
      {ending.error ? (
        <ProblemState problem={ending.error} onRetry={() => void ending.refetch()} />
      ) : !ending.data ? (
        <Waiting />
      ) : (
        <DataTable<Ending>
          key={String(isNarrow)}
          label="证件到期"
          columns={columns}
          rows={rows}
          keyOf={({ id }) => id}
          onSelect={({ personId }) => open(personId)}
          rowHeight={isNarrow ? 60 : 40}
          tools={
            <>
              <SearchBox label="姓名、证号、单位" value={text} onText={setText} />
              <Select
                aria-label="多久内到期"
                size="small"
                value={days}
                options={SPANS.map((value) => ({ value, label: `${value} 天内` }))}
                onChange={setDays}
              />
              <Select
                aria-label="证件"
                size="small"
                allowClear
                placeholder="所有证件"
                popupMatchSelectWidth={false}
                value={kind}
                options={Object.entries(CREDENTIAL_KINDS).map(([value, label]) => ({
                  value: value as Credential["kind"],
                  label,
                }))}
                onChange={(value: Credential["kind"] | undefined) => setKind(value ?? null)}
              />
            </>
          }
          empty={
            text ? (
              <NothingFound text={text}>换一个词，或者把时间放长。</NothingFound>
            ) : (
              <EmptyState title="没有快到期的证件">{days} 天内没有证件到期；登记新证在人员里办。</EmptyState>
            )
          }
        />
      )}
      {opened && <PersonPanel key={opened} id={opened} onClose={() => open(null)} />}
    </RegisterPage>
  );
}

function standingOf({ daysLeft }: Ending): string {
  if (daysLeft <= 0) return `已过期 ${1 - daysLeft} 天`;
  return daysLeft === 1 ? "今天到期" : `还有 ${daysLeft - 1} 天`;
}

function columnsOf(isNarrow: boolean): DataColumn<Ending>[] {
  const name: DataColumn<Ending> = {
    id: "person",
    title: "姓名",
    width: isNarrow ? "minmax(0, 1fr)" : "minmax(110px, 0.8fr)",
    render: (one) => (
      <span className="two-lines">
        <AddressLink name="person" value={one.personId}>
          {one.personName}
        </AddressLink>
        {isNarrow && (
          <span>
            {CREDENTIAL_KINDS[one.kind]}·{standingOf(one)}
          </span>
        )}
      </span>
    ),
    sortBy: ({ personName }) => personName,
    text: ({ personName }) => personName,
  };
  if (isNarrow) return [name];
  return [
    {
      id: "standing",
      title: "还有多久",
      width: "120px",
      render: (one) => <span className={one.daysLeft <= 0 ? "medium" : ""}>{standingOf(one)}</span>,
      sortBy: ({ daysLeft }) => daysLeft,
      text: standingOf,
    },
    name,
    plain("unit", "单位", ({ unitName }) => unitName),
    plain("kind", "证件", ({ kind }) => CREDENTIAL_KINDS[kind]),
    plain("number", "证号", ({ number }) => number),
    plain("term", "有效期", ({ validFrom, validTo }) => termOf(validFrom, validTo)),
    plain("issuer", "发证机关", ({ issuer }) => issuer),
  ];
}

function plain(id: string, title: string, words: (one: Ending) => string): DataColumn<Ending> {
  return { id, title, width: "minmax(140px, 1fr)", render: words, sortBy: words, text: words };
}
