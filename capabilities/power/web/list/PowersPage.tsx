import { useMemo, useState } from "react";
import { SearchBox } from "#ui/controls/SearchBox.tsx";
import { NothingFound, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { AddressLink } from "#ui/register/AddressLink.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { Unconfirmed } from "#ui/register/Unconfirmed.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { isForRole, useSession } from "#ui/session.ts";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall } from "#ui/use-call.ts";
import { DRAFTERS, listPowers, type OffenceRow } from "../../contract.ts";
import { powerTabs } from "../tabs.ts";
import { rangesWords } from "../words.ts";
import { OffencePanel } from "./OffencePanel.tsx";
import { WorkbookTools } from "./WorkbookTools.tsx";

/** 权责清单: every offence with its articles, amounts, benchmark and who holds the power today. */
export default function PowersPage() {
  const [text, setText] = useState("");
  const [isMissingOnly, setMissingOnly] = useState(false);
  const [opened, open] = useAddress("offence");
  const powers = useCall(listPowers, { query: {} });
  const session = useSession();
  const isNarrow = useIsNarrow();
  const columns = useMemo(() => columnsFor(isNarrow), [isNarrow]);
  const all = powers.data?.rows ?? [];
  const words = text.trim();
  const rows = all.filter(
    (row) =>
      (!isMissingOnly || row.isAmountMissing || !row.isVerified) &&
      [row.code, row.name, row.groupLabel, row.violated, row.penalised].some((part) => part.includes(words)),
  );
  const missing = all.filter((row) => row.isAmountMissing).length;
  const chosen = all.find((row) => row.code === opened);
  const mayDraft = isForRole(DRAFTERS, session);
  return (
    <RegisterPage
      title="权责清单"
      note={powers.data && `${all.length} 项；${missing} 项的罚款数额由地方规定，尚未录入`}
      tabs={powerTabs(session)}
    >
      {powers.error ? (
        <ProblemState problem={powers.error} onRetry={() => void powers.refetch()} />
      ) : !powers.data ? (
        <Waiting />
      ) : (
        <DataTable<OffenceRow>
          key={String(isNarrow)}
          label="权责清单"
          columns={columns}
          rows={rows}
          keyOf={(row) => row.code}
          selectedKey={opened}
          onSelect={(row) => open(row.code)}
          rowHeight={isNarrow ? 64 : 56}
          tools={
            <>
              <SearchBox label="违法行为、条款或编号" value={text} onText={setText} />
              <label className="row t13">
                <input
                  type="checkbox"
                  checked={isMissingOnly}
                  onChange={(event) => setMissingOnly(event.target.checked)}
                />
                只看待补、待确认的
              </label>
              <WorkbookTools mayImport={mayDraft} />
            </>
          }
          empty={<NothingFound text={text || "待补的案由"}>可以按违法行为、条款或者编号里的字找。</NothingFound>}
        />
      )}
      {chosen && <OffencePanel key={chosen.code} row={chosen} mayDraft={mayDraft} onClose={() => open(null)} />}
    </RegisterPage>
  );
}

function columnsFor(isNarrow: boolean): DataColumn<OffenceRow>[] {
  const name: DataColumn<OffenceRow> = {
    id: "name",
    title: "违法行为",
    width: "minmax(220px, 1.6fr)",
    render: (row) => (
      <span className="two-lines">
        <AddressLink name="offence" value={row.code}>
          {row.name}
        </AddressLink>
        <span>
          {isNarrow ? row.penalised : `${row.code}　${row.groupLabel}${row.drafts > 0 ? "　有待审核的版本" : ""}`}
        </span>
      </span>
    ),
    sortBy: (row) => row.code,
    text: (row) => row.name,
  };
  if (isNarrow) return [name];
  return [
    name,
    {
      id: "penalised",
      title: "处罚依据",
      width: "minmax(180px, 1fr)",
      render: (row) => (row.isVerified ? row.penalised : <Unconfirmed why="条文没有读到原文" />),
      sortBy: (row) => row.penalised,
      text: (row) => row.penalised,
    },
    {
      id: "ranges",
      title: "罚款幅度",
      width: "minmax(220px, 1.4fr)",
      render: (row) => (row.isAmountMissing ? <Unconfirmed why="数额由地方规定，尚未录入" /> : rangesWords(row.ranges)),
      text: (row) => rangesWords(row.ranges),
    },
    {
      id: "marks",
      title: "特别规定",
      width: "150px",
      render: (row) => marksOf(row).join("、") || "—",
      text: (row) => marksOf(row).join("、"),
    },
    {
      id: "benchmark",
      title: "裁量基准",
      width: "minmax(130px, 0.7fr)",
      render: (row) => (row.isSampleBenchmark ? <span className="faint">示例</span> : row.benchmark),
      text: (row) => row.benchmark,
    },
  ];
}

function marksOf(row: OffenceRow): readonly string[] {
  return [
    ...(row.isRectificationFirst ? ["先责令改正"] : []),
    ...(row.isFirstViolation ? ["首违不罚"] : []),
    ...(row.hasSeizure ? ["可查封扣押"] : []),
  ];
}
