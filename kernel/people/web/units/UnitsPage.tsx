import { Select } from "antd";
import { Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { UNIT_KINDS, type Unit, type UnitKind } from "#kernel/people/model/public.ts";
import { Button } from "#ui/controls/Button.tsx";
import { Chip } from "#ui/controls/parts.tsx";
import { SearchBox } from "#ui/controls/SearchBox.tsx";
import { EmptyState, NothingFound, ProblemState, Waiting } from "#ui/controls/states.tsx";
import { formatCount } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { AddressLink } from "#ui/register/AddressLink.tsx";
import { RegisterPage } from "#ui/register/RegisterPage.tsx";
import { useAddress } from "#ui/register/use-address.ts";
import { useSession } from "#ui/session.ts";
import { type DataColumn, DataTable } from "#ui/table/DataTable.tsx";
import { useIsNarrow } from "#ui/table/use-is-narrow.ts";
import { PEOPLE_TABS } from "../parts/tabs.ts";
import { useDivisions, useUnits } from "../parts/use-units.ts";
import { UnitPanel } from "./UnitPanel.tsx";
import { depthsOf, inTreeOrder } from "./unit-tree.ts";

const NEW = "new";
const KINDS = Object.entries(UNIT_KINDS) as [UnitKind, string][];

/** 单位: the bureaus, owners, maintainers and centres that matters go to, as a tree. Everyone may look a duty phone up. */
export default function UnitsPage() {
  const [text, setText] = useState("");
  const [kind, setKind] = useState<UnitKind | null>(null);
  const [showsFormer, setShowsFormer] = useState(false);
  const [opened, open] = useAddress("unit");
  const { units, byId, error, isPending, refetch } = useUnits();
  const { nameOf } = useDivisions();
  const isNarrow = useIsNarrow();
  const today = plainDateOf(useNow());
  const mayChange = useSession().activePost?.role === "administrator";
  const isSearching = text.trim() !== "" || kind !== null;
  const rows = useMemo(() => {
    const kept = units.filter(
      (unit) =>
        (showsFormer || unit.validTo === null || unit.validTo >= today) &&
        (!kind || unit.kinds.includes(kind)) &&
        [unit.name, unit.shortName, unit.code, unit.dutyPhone ?? ""].some((word) => word.includes(text.trim())),
    );
    return inTreeOrder(kept);
  }, [units, text, kind, showsFormer, today]);
  const columns = useMemo(() => {
    const depths = isSearching ? new Map<string, number>() : depthsOf(rows);
    return unitColumns({
      depths,
      nameOf,
      parentOf: (unit) => byId.get(unit.parentId ?? "")?.shortName ?? "",
      isNarrow,
      today,
    });
  }, [rows, isSearching, nameOf, byId, isNarrow, today]);

  return (
    <RegisterPage
      title="单位"
      note={units.length > 0 && `${formatCount(units.length)} 个`}
      {...(mayChange ? { tabs: PEOPLE_TABS } : {})}
      actions={
        mayChange && (
          <Button look="filled" icon={Plus} onClick={() => open(NEW)}>
            新建单位
          </Button>
        )
      }
    >
      {error ? (
        <ProblemState problem={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : (
        <DataTable<Unit>
          key={String(isNarrow)}
          label="单位"
          columns={columns}
          rows={rows}
          keyOf={(unit) => unit.id}
          selectedKey={opened}
          onSelect={(unit) => open(unit.id)}
          rowHeight={isNarrow ? 60 : 40}
          tools={
            <>
              <SearchBox label="名称、编码或值班电话" value={text} onText={setText} />
              <Select
                aria-label="单位性质"
                size="small"
                allowClear
                placeholder="所有性质"
                value={kind}
                options={KINDS.map(([value, label]) => ({ value, label }))}
                onChange={(value: UnitKind | undefined) => setKind(value ?? null)}
              />
              <label className="row t13">
                <input
                  type="checkbox"
                  checked={showsFormer}
                  onChange={(event) => setShowsFormer(event.target.checked)}
                />
                连同已撤销
              </label>
            </>
          }
          empty={
            text ? (
              <NothingFound text={text}>撤销的单位默认不在内，可以勾上“连同已撤销”。</NothingFound>
            ) : (
              <EmptyState title={kind ? `没有${UNIT_KINDS[kind]}单位` : "还没有单位"}>
                先建监督中心、指挥中心和处置单位，人员才能任岗，问题才能派出去。
              </EmptyState>
            )
          }
        />
      )}
      {opened && (
        <UnitPanel
          key={opened}
          unit={opened === NEW ? null : (byId.get(opened) ?? null)}
          isNew={opened === NEW}
          mayChange={mayChange}
          onClose={() => open(null)}
        />
      )}
    </RegisterPage>
  );
}

interface Around {
  readonly depths: ReadonlyMap<string, number>;
  readonly nameOf: (divisionCode: string) => string;
  readonly parentOf: (unit: Unit) => string;
  readonly isNarrow: boolean;
  readonly today: PlainDate;
}

function unitColumns({ depths, nameOf, parentOf, isNarrow, today }: Around): DataColumn<Unit>[] {
  const kinds = (unit: Unit) => unit.kinds.map((kind) => UNIT_KINDS[kind]).join("、");
  const name: DataColumn<Unit> = {
    id: "name",
    title: "单位",
    width: isNarrow ? "minmax(0, 1fr)" : "minmax(240px, 2fr)",
    render: (unit) => (
      <span className="two-lines" style={{ paddingLeft: (depths.get(unit.id) ?? 0) * 20 }}>
        <AddressLink name="unit" value={unit.id}>
          {unit.name}
        </AddressLink>{" "}
        {unit.validTo !== null && unit.validTo < today && <Chip look="outlined">已撤销</Chip>}
        {isNarrow && <span>{[kinds(unit), unit.dutyPhone].filter(Boolean).join("　")}</span>}
      </span>
    ),
    sortBy: (unit) => unit.name,
    text: (unit) => unit.name,
  };
  if (isNarrow) return [name];
  const plain = (id: string, title: string, words: (unit: Unit) => string): DataColumn<Unit> => ({
    id,
    title,
    render: words,
    sortBy: words,
    text: words,
  });
  return [
    name,
    { ...plain("short", "简称", (unit) => unit.shortName), isInitiallyHidden: true },
    plain("kinds", "性质", kinds),
    plain("division", "区划", (unit) => nameOf(unit.divisionCode)),
    { ...plain("parent", "上级", parentOf), isInitiallyHidden: true },
    plain("phone", "值班电话", (unit) => unit.dutyPhone ?? ""),
    { ...plain("address", "地址", (unit) => unit.address ?? ""), isInitiallyHidden: true },
    { ...plain("code", "部门编码", (unit) => unit.code), width: "130px" },
  ];
}
