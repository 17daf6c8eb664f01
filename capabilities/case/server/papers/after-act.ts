/** What an act means for papers that were issued before it: delivered, or given an opinion on. */
import { startOfDay } from "#base/plain-date.ts";
import type { CaseDetail } from "#capabilities/case/model/public.ts";
import { markDelivered, signByAct } from "#kernel/document/server/public.ts";
import type { RecordEntry } from "#kernel/record/model/public.ts";
import type { Secrets } from "#platform/capability.ts";
import type { Tx } from "#platform/database/connect.ts";
import { deliveryWords } from "./further.ts";
import { laterOpinion } from "./signatures.ts";

const DELIVERING: readonly string[] = ["deliver", "deem_delivered"];

export async function followPapers(
  tx: Tx,
  secrets: Pick<Secrets, "personalDataKey">,
  { detail, entry, input }: { readonly detail: CaseDetail; readonly entry: RecordEntry; readonly input: unknown },
): Promise<void> {
  const { matterId, actor } = entry;
  const by = { matterId, personId: actor.personId, name: actor.name };
  if (DELIVERING.includes(entry.act)) {
    const { deliveryId } = input as { readonly deliveryId: string };
    const delivery = detail.deliveries.find((one) => one.id === deliveryId);
    if (!delivery?.deliveredOn) return;
    const attempt = delivery.attempts.findLast((one) => one.isDone);
    const at = attempt?.at ?? startOfDay(delivery.deliveredOn);
    const { form, key } = delivery;
    await markDelivered(tx, { ...by, form, key, at, how: deliveryWords(attempt?.method) });
  }
  const later = laterOpinion(entry.act, input, detail);
  if (later) await signByAct(tx, secrets, { ...by, ...later, at: entry.at });
}
