/** The list of the public face: registrations that a citizen's phone loads. The desk has its own (`../capabilities.ts`). */
import { caseCitizens } from "#capabilities/case/web/citizens.ts";
import { hotlineCitizens } from "#capabilities/hotline/web/citizens.ts";
import { powerCitizens } from "#capabilities/power/web/citizens.ts";
import { reportCitizens } from "#capabilities/report/web/citizens.ts";
import { documentCitizens } from "#kernel/document/web/citizens.ts";
import { placeCity } from "#kernel/place/web/city.ts";
import type { WebRegistration } from "#ui/shell.ts";

export const PUBLIC_REGISTRATIONS: readonly WebRegistration[] = [
  placeCity,
  reportCitizens,
  documentCitizens,
  hotlineCitizens,
  powerCitizens,
  caseCitizens,
];
