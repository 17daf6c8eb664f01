/** Every problem this word can answer with. */
import type { ProblemType } from "#base/problem.ts";

export const PLACE_PROBLEMS = {
  badCoordinate: { type: "/problems/place/bad-coordinate", status: 422, title: "这个坐标用不了" },
  outsideCity: { type: "/problems/place/outside-city", status: 422, title: "这个位置不在本市管理范围内" },
  noGrid: { type: "/problems/place/no-grid", status: 422, title: "还没有导入网格和区划，暂时不能定位" },
  unreadableLayer: { type: "/problems/place/unreadable-layer", status: 422, title: "这个图层文件用不了" },
  coordinateSystemMissing: {
    type: "/problems/place/coordinate-system-missing",
    status: 422,
    title: "没有说明图层的坐标系，请选择后再导入",
  },
  outsideYourDivision: { type: "/problems/place/outside-your-division", status: 403, title: "这里不在你的管辖区划内" },
} as const satisfies Record<string, ProblemType>;
