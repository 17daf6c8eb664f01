/** Routes of dated settings, the same for every owner. */
import type { z } from "zod";
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import { type AnySettingsOwner, kindOfSetting, type SettingDeclaration, settingError } from "#base/settings.ts";
import { addSettingValue, listSettings, listSettingsOwners, type SettingAnswer } from "#base/settings-contract.ts";
import type { Database } from "../database/connect.ts";
import { PROBLEMS } from "../http/problems.ts";
import { type Route, route } from "../http/route.ts";
import { addSetting, listSettingRows, type StoredSetting } from "./store.ts";

export function settingsRoutes<Caller extends { readonly personId: string | null }>(
  database: Database,
  owners: readonly AnySettingsOwner[],
): readonly Route<Caller>[] {
  function ownerOf(id: string): AnySettingsOwner {
    const owner = owners.find((known) => known.owner === id);
    if (!owner) throw new Problem(PROBLEMS.notFound);
    return owner;
  }
  return [
    route(listSettingsOwners, async ({ now }) => ({
      owners: await Promise.all(
        owners.map(async (owner) => {
          const settings = await settingsNow(database, owner, now);
          const unconfirmed = settings.filter(({ source }) => source === "").length;
          return { owner: owner.owner, label: owner.label, count: settings.length, unconfirmed };
        }),
      ),
    })),
    route(listSettings, async ({ params, now }) => {
      const owner = ownerOf(params.owner);
      return { label: owner.label, settings: await settingsNow(database, owner, now) };
    }),
    route(addSettingValue, async ({ params, body, caller, now }) => {
      const owner = ownerOf(params.owner);
      const declared = declarationOf(owner, body.id);
      if (!declared) throw wrong("id", "没有这项设置");
      const error = settingError(declared, body.value);
      if (error) throw wrong("value", error);
      const author = { personId: (caller as Caller).personId, now };
      await database.transaction().execute((tx) => addSetting(tx, owner.owner, body, author));
      return { id: body.id };
    }),
  ];
}

async function settingsNow(
  database: Database,
  owner: AnySettingsOwner,
  now: Instant,
): Promise<z.input<typeof SettingAnswer>[]> {
  const rows = Map.groupBy(await listSettingRows(database, owner.owner), (row) => row.id);
  return Object.entries(owner.declared).map(([id, declared]) => present(id, declared, rows.get(id) ?? [], now));
}

type Value = z.input<typeof SettingAnswer>["value"];

function present(id: string, declared: SettingDeclaration, rows: readonly StoredSetting[], now: Instant) {
  const today = plainDateOf(now);
  const versions = [{ ...declared, addedAt: null }, ...rows]
    .toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : a.effectiveFrom === b.effectiveFrom ? 0 : 1))
    .map(({ value, effectiveFrom, source, note, addedAt }) => ({
      value: value as Value,
      effectiveFrom,
      source,
      note,
      addedAt,
    }));
  const { addedAt, ...inForce } = versions.findLast((version) => version.effectiveFrom <= today) ?? {
    ...declared,
    value: declared.value as Value,
    addedAt: null,
  };
  return {
    id,
    label: declared.label,
    unit: declared.unit,
    group: declared.group,
    kind: kindOfSetting(declared.value),
    choices: declared.choices ? [...declared.choices] : null,
    choicesFrom: declared.choicesFrom ?? null,
    value: inForce.value,
    effectiveFrom: inForce.effectiveFrom,
    source: inForce.source,
    note: inForce.note,
    versions: versions.toReversed(),
  };
}

/** Only what is declared: not what every object has. */
function declarationOf({ declared }: AnySettingsOwner, id: string): SettingDeclaration | undefined {
  return Object.hasOwn(declared, id) ? declared[id] : undefined;
}

function wrong(path: string, message: string): Problem {
  return new Problem(PROBLEMS.unacceptable, { errors: [{ path, message }], detail: message });
}
