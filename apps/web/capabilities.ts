/** The list, web side: everything that gives the shells pages, navigation, to-do sources or layers. */
import { caseWeb } from "#capabilities/case/web/index.ts";
import { evaluationWeb } from "#capabilities/evaluation/web/index.ts";
import { hotlineWeb } from "#capabilities/hotline/web/index.ts";
import { overviewWeb } from "#capabilities/overview/web/index.ts";
import { powerWeb } from "#capabilities/power/web/index.ts";
import { reportWeb } from "#capabilities/report/web/index.ts";
import { taskWeb } from "#capabilities/task/web/index.ts";
import { clockWeb } from "#kernel/clock/web/index.ts";
import { documentWeb } from "#kernel/document/web/index.ts";
import { matterWeb } from "#kernel/matter/web/index.ts";
import { outboxWeb } from "#kernel/outbox/web/index.ts";
import { peopleWeb } from "#kernel/people/web/index.ts";
import { placeWeb } from "#kernel/place/web/index.ts";
import { settingsWeb } from "#ui/settings/index.ts";
import type { WebRegistration } from "#ui/shell.ts";

export const WEB_REGISTRATIONS: readonly WebRegistration[] = [
  matterWeb,
  peopleWeb,
  outboxWeb,
  clockWeb,
  documentWeb,
  placeWeb,
  reportWeb,
  hotlineWeb,
  evaluationWeb,
  overviewWeb,
  taskWeb,
  caseWeb,
  powerWeb,
  settingsWeb,
];
