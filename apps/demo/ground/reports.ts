/** What the demonstration city has decided for its loop: settings and responsibility. */
import type { Instant } from "#base/instant.ts";
import type { SettingId } from "#capabilities/report/model/public.ts";
import { addRules, seedCatalogue } from "#capabilities/report/server/public.ts";
import type { Tx } from "#platform/database/connect.ts";
import { addSetting } from "#platform/settings/store.ts";
import type { City } from "../city/public.ts";
import { unitId } from "../ids.ts";
import { FOUNDED_ON } from "./people.ts";

const DOCUMENT = "《示范市城市管理案卷办理规程》（虚构）";

/**
 * Longer than the usual 10 minutes: whoever opens the demonstration on a workday morning shall find desks at work, not an hour
 * later everything red.
 */
const STAGE_MINUTES = {
  accept_minutes: 30,
  send_verify_minutes: 60,
  verify_minutes: 180,
  file_minutes: 60,
  dispatch_minutes: 90,
  decide_return_minutes: 180,
  send_recheck_minutes: 90,
  recheck_minutes: 240,
  close_minutes: 120,
} as const satisfies Partial<Record<SettingId, number>>;

/** What supervisors of this city put right themselves: small things that need no tools. */
const SELF_HANDLED_CLASSES = ["0110", "0112", "0201", "0207", "0208", "0410", "0493"].map((code) => `incident:${code}`);

export async function layReportConfiguration(tx: Tx, city: City, now: Instant): Promise<void> {
  const author = { personId: null, now };
  await seedCatalogue(tx);
  const decided: Readonly<Partial<Record<SettingId, unknown>>> = {
    ...STAGE_MINUTES,
    self_handled_classes: SELF_HANDLED_CLASSES,
  };
  for (const [id, value] of Object.entries(decided)) {
    await addSetting(tx, "report", { id, value, effectiveFrom: FOUNDED_ON, source: DOCUMENT, note: "" }, author);
  }
  await addRules(
    tx,
    city.rules.map(({ classPrefix, area, unitKey }) => ({
      classPrefix,
      area,
      unitId: unitId(unitKey),
      validFrom: FOUNDED_ON,
      validTo: null,
      source: DOCUMENT,
    })),
    author,
  );
}
