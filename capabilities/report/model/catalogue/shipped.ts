/** 116 事件 and 157 部件 minors as shipped. A city's own edition is laid over it by the server. */
import { catalogueOf } from "./catalogue.ts";
import { FACILITIES_GREENING } from "./facilities-greening.ts";
import { FACILITIES_OTHER } from "./facilities-other.ts";
import { FACILITIES_SANITATION } from "./facilities-sanitation.ts";
import { FACILITIES_TRAFFIC } from "./facilities-traffic.ts";
import { FACILITIES_UTILITIES } from "./facilities-utilities.ts";
import { INCIDENTS_APPEARANCE } from "./incidents-appearance.ts";
import { INCIDENTS_CONSTRUCTION } from "./incidents-construction.ts";
import { INCIDENTS_OTHER } from "./incidents-other.ts";
import { INCIDENTS_PUBLICITY } from "./incidents-publicity.ts";
import { INCIDENTS_STREET_ORDER } from "./incidents-street-order.ts";
import { INCIDENTS_SUDDEN } from "./incidents-sudden.ts";
import { classesOf } from "./rows.ts";

export const MAJORS = [
  INCIDENTS_APPEARANCE,
  INCIDENTS_PUBLICITY,
  INCIDENTS_CONSTRUCTION,
  INCIDENTS_STREET_ORDER,
  INCIDENTS_SUDDEN,
  INCIDENTS_OTHER,
  FACILITIES_UTILITIES,
  FACILITIES_TRAFFIC,
  FACILITIES_SANITATION,
  FACILITIES_GREENING,
  FACILITIES_OTHER,
];

export const SHIPPED_CATALOGUE = catalogueOf(MAJORS.flatMap(classesOf));
