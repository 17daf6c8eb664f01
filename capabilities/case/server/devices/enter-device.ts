/** Entering a device, or what became of it: a new revision, with the order of the steps that the law wants. */
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { type FieldError, Problem } from "#base/problem.ts";
import type { EnteredDevice, RegisteredDevice } from "#capabilities/case/contract.ts";
import { deviceStateOn } from "#capabilities/case/model/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { addDeviceRevision, findDevice, listDevicesOf } from "./store.ts";

/** Of the caller's county; who works for the whole city sees all of it. */
export async function devicesSeenBy(
  database: Database,
  caller: Actor,
  now: Instant,
): Promise<readonly RegisteredDevice[]> {
  const today = plainDateOf(now);
  const devices = await listDevicesOf(database, countyOf(caller));
  return devices.map((device) => ({ ...device, state: deviceStateOn(device, today) }));
}

export async function enterRevision(
  database: Database,
  entered: EnteredDevice,
  { caller, now }: { readonly caller: Actor; readonly now: Instant },
): Promise<{ number: string; revision: number }> {
  const county = countyOf(caller);
  const known = await findDevice(database, entered.number);
  const isElsewhere = county !== null && known !== null && !known.divisionCode.startsWith(county);
  if (isElsewhere) throw new Problem(PROBLEMS.notFound);
  const errors = faultsOf(entered);
  if (county !== null && !entered.divisionCode.startsWith(county))
    errors.push({ path: "divisionCode", message: "只能登记本区的设备" });
  if (errors.length > 0) throw new Problem(PROBLEMS.unacceptable, { errors });
  const author = { personId: caller.personId, now };
  const revision = await database.transaction().execute((tx) => addDeviceRevision(tx, entered, author));
  return { number: entered.number, revision };
}

/** A step without the one before it would make records usable that the law forbids. @source 《行政处罚法》(2021) 第四十一条第一款 */
function faultsOf(entered: EnteredDevice): FieldError[] {
  const { legallyReviewedOn, technicallyReviewedOn, publishedOn, activeFrom, inspectedOn, inspectedUntil } = entered;
  const errors: FieldError[] = [];
  const wrong = (path: string, message: string) => errors.push({ path, message });
  if (legallyReviewedOn !== null && entered.reviewNumber === "") wrong("reviewNumber", "请填写法制和技术审核的文号");
  if (publishedOn !== null && (legallyReviewedOn === null || technicallyReviewedOn === null))
    wrong("publishedOn", "法制审核、技术审核之后才能公布设置地点");
  if (activeFrom !== null && (publishedOn === null || activeFrom < publishedOn))
    wrong("activeFrom", "设置地点公布之后才能启用");
  if ((inspectedOn === null) !== (inspectedUntil === null)) wrong("inspectedUntil", "检定日和有效期要一起填写");
  if (inspectedOn !== null && inspectedUntil !== null && inspectedUntil < inspectedOn)
    wrong("inspectedUntil", "检定有效期不能早于检定日");
  return errors;
}

/** Null for posts of the city. */
function countyOf({ divisionCode }: Actor): string | null {
  if (divisionCode === null) return null;
  const county = divisionCode.slice(0, 6);
  return county.endsWith("00") ? null : county;
}
