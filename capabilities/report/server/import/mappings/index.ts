/** Mappings that ship with the platform. */
import { type ImportMapping, missingColumns } from "#capabilities/report/model/import-mapping.ts";
import { BALTIMORE_311 } from "./baltimore-311.ts";
import { BOSTON_311 } from "./boston-311.ts";
import { CITIZEN_MESSAGES } from "./citizen-messages.ts";
import { ST_LOUIS } from "./st-louis.ts";

/** The name is what `fy import --mapping` takes. */
export const SHIPPED_MAPPINGS: Readonly<Record<string, ImportMapping>> = {
  "boston-311": BOSTON_311,
  "baltimore-311": BALTIMORE_311,
  "st-louis": ST_LOUIS,
  "citizen-messages": CITIZEN_MESSAGES,
};

/** The shipped mapping all of whose columns the file has. */
export function shippedMappingFor(header: readonly string[]): ImportMapping | null {
  return Object.values(SHIPPED_MAPPINGS).find((mapping) => missingColumns(mapping, header).length === 0) ?? null;
}
