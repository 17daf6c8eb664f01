import { useMemo, useState } from "react";
import { listReportSettings } from "#capabilities/report/contract.ts";
import { SearchBox } from "#ui/controls/SearchBox.tsx";
import { NothingFound, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { AddressLink } from "#ui/register/AddressLink.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { Unconfirmed } from "#ui/register/Unconfirmed.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { useCall } from "#ui/use-call.ts";
import { SettingPanel } from "./SettingPanel.tsx";
import { type SettingRow, valueWords } from "./setting-words.ts";
import { SETUP_TABS } from "./tabs.ts";
import { useMayChange } from "./use-catalogue.ts";

/** 本市设置: the dated parameters of the loop. What has no document of the city says so. */
export default function SettingsPage() {
  const [text, setText] = useState("");
  const [isOpenOnly, setOpenOnly] = useState(false);
  const [opened, open] = useAddress("setting");
  const settings = useCall(listReportSettings, {});
  const mayChange = useMayChange();
  const isNarrow = useIsNarrow();
  const columns = useMemo(() => settingColumns(isNarrow), [isNarrow]);
  const all = settings.data?.settings ?? [];
  const rows = all.filter(
    (row) => (!isOpenOnly || row.source === "") && [row.label, row.note].some((word) => word.includes(text.trim())),
  );
  const unconfirmed = all.filter((row) => row.source === "").length;
  const chosen = all.find((row) => row.id === opened);
  return (
    <RegisterPage
      title="本市设置"
      note={unconfirmed > 0 && `${all.length} 项，${unconfirmed} 项待本机关确认`}
      tabs={SETUP_TABS}
    >
      {settings.error ? (
        <ProblemState problem={settings.error} onRetry={() => void settings.refetch()} />
      ) : !settings.data ? (
        <Waiting />
      ) : (
        <DataTable<SettingRow>
          key={String(isNarrow)}
          label="本市设置"
          columns={columns}
          rows={rows}
          keyOf={(row) => row.id}
          selectedKey={opened}
          onSelect={(row) => open(row.id)}
          rowHeight={isNarrow ? 56 : 40}
          tools={
            <>
              <SearchBox label="设置或说明" value={text} onText={setText} />
              <label className="row t13">
                <input type="checkbox" checked={isOpenOnly} onChange={(event) => setOpenOnly(event.target.checked)} />
                只看待确认的
              </label>
            </>
          }
          empty={<NothingFound text={text || "待确认的设置"}>可以按名称或说明里的字找。</NothingFound>}
        />
      )}
      {chosen && <SettingPanel key={chosen.id} setting={chosen} mayChange={mayChange} onClose={() => open(null)} />}
    </RegisterPage>
  );
}

function settingColumns(isNarrow: boolean): DataColumn<SettingRow>[] {
  const value = (row: SettingRow) => valueWords(row.value, row.unit);
  const name: DataColumn<SettingRow> = {
    id: "label",
    title: "设置",
    width: "minmax(160px, 1fr)",
    render: (row) => (
      <span className="two-lines">
        <AddressLink name="setting" value={row.id}>
          {row.label}
        </AddressLink>
        {isNarrow && <span>{row.source || "待本机关确认"}</span>}
      </span>
    ),
    sortBy: (row) => row.label,
    text: (row) => row.label,
  };
  const current: DataColumn<SettingRow> = {
    id: "value",
    title: "现在的值",
    width: isNarrow ? "max-content" : "140px",
    align: "right",
    render: (row) => <b className="medium">{value(row)}</b>,
    text: value,
  };
  if (isNarrow) return [name, current];
  return [
    name,
    current,
    {
      id: "source",
      title: "来源",
      width: "minmax(180px, 1.4fr)",
      render: (row) => row.source || <Unconfirmed why="常见做法，本市还没有文件" />,
      sortBy: (row) => row.source || null,
      text: (row) => row.source || "待本机关确认",
    },
    {
      id: "note",
      title: "说明",
      width: "minmax(200px, 1.6fr)",
      render: (row) => row.note,
      text: (row) => row.note,
    },
    {
      id: "from",
      title: "起日",
      width: "104px",
      render: (row) => row.effectiveFrom,
      sortBy: (row) => row.effectiveFrom,
      text: (row) => row.effectiveFrom,
    },
  ];
}
