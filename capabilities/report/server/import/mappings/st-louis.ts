/** St. Louis Citizens' Service Bureau. Its coordinates are planar (feet of a state plane): rows get no position. */
import type { ImportMapping } from "#capabilities/report/model/import-mapping.ts";

export const ST_LOUIS: ImportMapping = {
  name: "St. Louis CSB",
  externalSystem: "st-louis-csb",
  columns: {
    externalNumber: "requestid",
    openedAt: "datetimeinit",
    dueAt: "prjcompletedate",
    closedAt: "datetimeclosed",
    description: ["description", "problemcode"],
    resultText: ["status"],
    address: ["probaddress"],
    longitude: null,
    latitude: null,
    classText: "problemcode",
    sourceText: "callertype",
    statedOverdue: null,
    reporterName: null,
    reporterPhone: null,
  },
  coordinateSystem: null,
  source: "hotline_12319",
  sources: { PHONE: "hotline_12319", WEB: "app", EMAIL: "app", TWITTER: "media", DEPT_REF: "referral" },
  classes: {
    "Refuse not collected": "incident:0110",
    "Cntnr overflow/bulky": "incident:0110",
    "Whole Blk Lights Out": "facility:0137",
    "Single Light Out": "facility:0137",
    "Snow/Ice - Residnl": "incident:0507",
    "Sign needs attention": "facility:0213",
  },
  statedOverdueWords: {},
  emptyWords: ["", "NA"],
};
