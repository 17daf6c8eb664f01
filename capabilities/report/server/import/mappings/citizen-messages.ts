/** Messages of citizens to a city (留言): a title, a text, no place. They wait for one at the desk. */
import type { ImportMapping } from "#capabilities/report/model/import-mapping.ts";

export const CITIZEN_MESSAGES: ImportMapping = {
  name: "市民留言",
  externalSystem: "citizen-messages",
  columns: {
    externalNumber: "id",
    openedAt: "time",
    dueAt: null,
    closedAt: null,
    description: ["title", "text"],
    resultText: [],
    address: [],
    longitude: null,
    latitude: null,
    classText: null,
    sourceText: null,
    statedOverdue: null,
    reporterName: null,
    reporterPhone: null,
  },
  coordinateSystem: null,
  source: "hotline_12345",
  sources: {},
  classes: {},
  statedOverdueWords: {},
  emptyWords: ["", "NA"],
};
