/** What place gives the shells: the base map, and the registers of layers, areas, cells and facilities. */
import { Layers } from "lucide-react";
import type { WebRegistration } from "#ui/shell.ts";
import { placeCity } from "./city.ts";

const ADMINISTRATOR = ["administrator"];

export const placeWeb: WebRegistration = {
  ...placeCity,
  consolePages: [
    { path: "place", title: "地图图层", load: () => import("./layers/LayersPage.tsx"), roles: ADMINISTRATOR },
    { path: "place/areas", title: "责任区", load: () => import("./areas/AreasPage.tsx") },
    { path: "place/cells", title: "单元网格", load: () => import("./cells/CellsPage.tsx") },
    { path: "place/facilities", title: "部件", load: () => import("./facilities/FacilitiesPage.tsx") },
  ],
  navigation: [
    { group: "administration", label: "图层与网格", to: "/console/place", icon: Layers, roles: ADMINISTRATOR },
  ],
  commands: [
    {
      id: "place.layers",
      label: "地图图层",
      words: "导入 GeoJSON 底图 坐标系",
      to: "/console/place",
      roles: ADMINISTRATOR,
    },
    { id: "place.areas", label: "责任区", words: "责任网格 保洁 片区", to: "/console/place/areas" },
    { id: "place.cells", label: "单元网格", words: "网格编码", to: "/console/place/cells" },
    { id: "place.facilities", label: "部件", words: "井盖 路灯 普查 标识码", to: "/console/place/facilities" },
  ],
};
