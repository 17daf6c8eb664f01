/** The discovery document: where the city's endpoint is, and whom to ask for a key. */
import type { ReportSettings } from "#capabilities/report/model/public.ts";

/** Day on which this description last changed; raised with the endpoint. */
const CHANGESET = "2026-11-22T00:00:00+08:00";

export function discoveryOf(publicUrl: string, { open311_contact: contact }: ReportSettings) {
  return {
    changeset: CHANGESET,
    contact,
    key_service: contact,
    endpoints: [
      {
        specification: "http://wiki.open311.org/GeoReport_v2",
        url: `${publicUrl}/open311/v2`,
        changeset: CHANGESET,
        type: "production",
        formats: ["text/xml", "application/json"],
      },
    ],
  };
}
