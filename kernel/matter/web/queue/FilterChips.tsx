import { X } from "lucide-react";
import { parseInstant } from "#base/instant.ts";
import { listDivisions, listUnits } from "#kernel/people/contract.ts";
import { formatInstant } from "#ui/format.ts";
import { useCall } from "#ui/use-call.ts";
import { LIGHT_WORDS, type LightColour } from "#ui/work/light.tsx";
import { cellWords } from "../parts/words.ts";
import { FILTER_NAMES, type FilterName, type FilterQuery, listIn } from "./filter-address.ts";
import { useKinds } from "./views.ts";

const TITLES: Readonly<Record<FilterName, string>> = {
  view: "范围",
  text: "含",
  kind: "事项",
  states: "状态",
  lights: "灯",
  flags: "标记",
  sources: "来源",
  subjects: "类别",
  unitId: "单位",
  divisionCode: "区域",
  cellCode: "网格",
  openedFrom: "自",
  openedTo: "至",
  isLocated: "定位",
};
export const VIEW_WORDS: Readonly<Record<string, string>> = {
  todo: "轮到我",
  unit: "本单位在办",
  open: "全部在办",
  closed: "已办结",
  all: "全部",
};

/** What the list is narrowed by, each removable with one press. */
export function FilterChips({ filter, onFilter }: { filter: FilterQuery; onFilter: (filter: FilterQuery) => void }) {
  const wordsOf = useFilterWords();
  const shown = FILTER_NAMES.filter((name) => filter[name] && name !== "view");
  return (
    <p className="filter-chips">
      <span className="chip">{VIEW_WORDS[filter.view ?? "todo"]}</span>
      {shown.map((name) => (
        <button
          key={name}
          type="button"
          className="chip"
          onClick={() => {
            const { [name]: _removed, ...rest } = filter;
            onFilter(rest);
          }}
        >
          <span className="muted">{TITLES[name]}</span>
          {wordsOf(name, filter[name] ?? "")}
          <X size={12} strokeWidth={1.5} aria-label="去掉" />
        </button>
      ))}
    </p>
  );
}

function useFilterWords(): (name: FilterName, value: string) => string {
  const kinds = useKinds();
  const units = useCall(listUnits, {});
  const divisions = useCall(listDivisions, {});
  const named = (list: readonly { id: string; label: string }[], value: string) =>
    listIn(value)
      .map((id) => list.find((item) => item.id === id)?.label ?? id)
      .join("、");
  return (name, value) => {
    switch (name) {
      case "kind":
        return kinds.find((kind) => kind.kind === value)?.label ?? value;
      case "states":
        return named(
          kinds.flatMap((kind) => kind.states),
          value,
        );
      case "flags":
        return named(
          kinds.flatMap((kind) => kind.flags),
          value,
        );
      case "sources":
        return named(
          kinds.flatMap((kind) => kind.sources),
          value,
        );
      case "lights":
        return listIn(value)
          .map((light) => LIGHT_WORDS[light as LightColour] ?? light)
          .join("、");
      case "unitId":
        return units.data?.find((unit) => unit.id === value)?.name ?? "某单位";
      case "divisionCode":
        return divisions.data?.find((division) => division.code === value)?.name ?? value;
      case "cellCode":
        return cellWords(value);
      case "openedFrom":
      case "openedTo":
        return formatInstant(parseInstant(value));
      case "isLocated":
        return value === "true" ? "已定位" : "还没定位";
      default:
        return value.replaceAll(",", "、");
    }
  };
}
