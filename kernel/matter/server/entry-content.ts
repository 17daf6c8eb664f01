/** What an entry of the record keeps of an act: its input with personal data encrypted, and what it changed. */
import type { Json } from "#base/canonical-json.ts";
import type { Applied } from "#kernel/matter/model/public.ts";
import type { MatterCore } from "#kernel/procedure/model/public.ts";
import type { Secrets } from "#platform/capability.ts";
import { encryptPersonal } from "#platform/personal-data.ts";
import type { ErasedDetail } from "./kind.ts";

const PERSONAL_COLUMN = "record_entry.input";

/** Personal members of the input are encrypted before they reach the record: the chain then proves them without showing them. */
export function sealPersonal(
  secrets: Pick<Secrets, "personalDataKey">,
  names: readonly string[],
  input: unknown,
): Json {
  const plain = JSON.parse(JSON.stringify(input ?? {})) as Record<string, Json>;
  const key = secrets.personalDataKey;
  return Object.fromEntries(
    Object.entries(plain).map(([name, value]) =>
      names.includes(name) && value !== null
        ? [name, encryptPersonal(key, PERSONAL_COLUMN, JSON.stringify(value))]
        : [name, value],
    ),
  );
}

/** What the act changed: members of the matter, names and values of the detail (personal ones by name only), units. */
export function changesOf(
  before: MatterCore,
  after: MatterCore,
  applied: Applied<ErasedDetail>,
  personal: readonly string[],
): Json {
  const watched = [
    "number",
    "subject",
    "title",
    "address",
    "source",
    "divisionCode",
    "unitId",
    "cellCode",
    "position",
    "flags",
    "turn",
  ] as const;
  const matter = Object.fromEntries(
    watched
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((name) => [name, after[name]]),
  );
  const hidden = new Set(personal);
  const detail = Object.fromEntries(
    Object.entries(applied.detail).map(([name, value]) => [name, hidden.has(name) ? "（个人信息）" : value]),
  );
  return JSON.parse(
    JSON.stringify({ matter, detail, ...(applied.involved.length > 0 ? { involved: applied.involved } : {}) }),
  ) as Json;
}
