import { useMemo, useState } from "react";
import { listSettings } from "#base/settings-contract.ts";
import { SearchBox } from "../controls/SearchBox.tsx";
import { NothingFound, ProblemState, Waiting } from "../controls/states.tsx";
import { RegisterPage, type RegisterTab } from "../register/RegisterPage.tsx";
import { useAddress } from "../register/use-address.ts";
import { DataTable } from "../table/DataTable.tsx";
import { useIsNarrow } from "../table/use-is-narrow.ts";
import { useCall } from "../use-call.ts";
import { SettingPanel } from "./SettingPanel.tsx";
import { settingColumns } from "./setting-columns.tsx";
import { type SettingLine, useMayChangeSettings } from "./setting-words.ts";

interface OwnerSettingsProps {
  /** `report`. */
  readonly owner: string;
  readonly title: string;
  readonly tabs?: readonly RegisterTab[];
}

/** 本市设置 of one owner: the dated values, what each rests on, and what has no document of the city yet. */
export function OwnerSettings({ owner, title, tabs = [] }: OwnerSettingsProps) {
  const [text, setText] = useState("");
  const [isOpenOnly, setOpenOnly] = useState(false);
  const [opened, open] = useAddress("setting");
  const settings = useCall(listSettings, { params: { owner } });
  const mayChange = useMayChangeSettings();
  const isNarrow = useIsNarrow();
  const all = settings.data?.settings ?? [];
  const hasGroups = all.some((row) => row.group !== "");
  const columns = useMemo(() => settingColumns(isNarrow, hasGroups), [isNarrow, hasGroups]);
  const rows = all.filter(
    (row) =>
      (!isOpenOnly || row.source === "") && [row.label, row.note, row.group].some((word) => word.includes(text.trim())),
  );
  const unconfirmed = all.filter((row) => row.source === "").length;
  const chosen = all.find((row) => row.id === opened);
  return (
    <RegisterPage title={title} note={unconfirmed > 0 && `${all.length} 项，${unconfirmed} 项待本机关确认`} tabs={tabs}>
      {settings.error ? (
        <ProblemState problem={settings.error} onRetry={() => void settings.refetch()} />
      ) : !settings.data ? (
        <Waiting />
      ) : (
        <DataTable<SettingLine>
          key={`${isNarrow} ${hasGroups}`}
          label={title}
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
      {chosen && (
        <SettingPanel key={chosen.id} owner={owner} setting={chosen} mayChange={mayChange} onClose={() => open(null)} />
      )}
    </RegisterPage>
  );
}
