import { describe, expect, it } from "vitest";
import { layOut } from "./layout.ts";

const MOVES = [
  { from: "", to: "上报", label: "上报" },
  { from: "", to: "待结案", label: "自行处置" },
  { from: "上报", to: "受理", label: "受理" },
  { from: "上报", to: "不予受理", label: "不予受理" },
  { from: "受理", to: "处置", label: "派遣" },
  { from: "处置", to: "待结案", label: "核查通过" },
  { from: "处置", to: "受理", label: "退回" },
  { from: "处置", to: "受理", label: "改派" },
];

describe("a procedure is laid out", () => {
  const layout = layOut(MOVES);
  const columnOf = (id: string) => layout.states.find((state) => state.id === id)?.column;

  it("in columns by the steps from its first beginning", () => {
    expect(["上报", "受理", "处置", "待结案"].map(columnOf)).toEqual([0, 1, 2, 3]);
  });
  it("with the ends of the road below what leads on", () => {
    const row = (id: string) => layout.states.find((state) => state.id === id)?.row ?? -1;
    expect(row("不予受理")).toBeGreaterThan(row("受理"));
  });
  it("with one line between two states, carrying every act", () => {
    const back = layout.edges.filter((edge) => edge.from === "处置" && edge.to === "受理");
    expect(back).toEqual([{ from: "处置", to: "受理", labels: ["退回", "改派"] }]);
  });
  it("so that no two states stand in one place", () => {
    const places = layout.states.map((state) => `${state.column} ${state.row}`);
    expect(new Set(places).size).toBe(places.length);
    expect(layout.states).toHaveLength(5);
  });
});
