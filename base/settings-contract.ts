/** The HTTP surface of dated settings: read by everybody signed in, changed by administrators. */
import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { InstantSchema } from "./instant.ts";
import { PlainDateSchema } from "./plain-date.ts";

const signedIn = { kind: "signedIn" } as const;
const administrators = { kind: "roles", roles: ["administrator"] } as const;

const words = (most: number) => z.string().trim().max(most, `最多 ${most} 字`);
const OwnerParams = z.object({ owner: z.string() });
const SettingValue = z.union([
  z.number(),
  z.boolean(),
  z.string().max(4000),
  z.array(z.unknown()).max(2000),
  z.record(z.string(), z.unknown()),
]);

const Version = z.object({
  value: SettingValue,
  effectiveFrom: PlainDateSchema,
  /** Empty: 待本机关确认. */
  source: z.string(),
  note: z.string(),
});

export const SettingAnswer = Version.extend({
  id: z.string(),
  label: z.string(),
  unit: z.string(),
  group: z.string(),
  kind: z.enum(["number", "yesNo", "text", "list", "object"]),
  choices: z.array(z.object({ value: z.string(), label: z.string() })).nullable(),
  choicesFrom: z.enum(["issueClass"]).nullable(),
  /** Newest first; `addedAt` null: as shipped. */
  versions: z.array(Version.extend({ addedAt: InstantSchema.nullable() })),
});

export const listSettingsOwners = endpoint({
  method: "GET",
  path: "/api/settings",
  summary: "本市设置：哪些部分有设置，各有几项待本机关确认",
  access: signedIn,
  response: z.object({
    owners: z.array(
      z.object({ owner: z.string(), label: z.string(), count: z.number().int(), unconfirmed: z.number().int() }),
    ),
  }),
});

export const listSettings = endpoint({
  method: "GET",
  path: "/api/settings/:owner",
  summary: "一个部分的本市设置：今日的值与全部版本",
  access: signedIn,
  params: OwnerParams,
  response: z.object({ label: z.string(), settings: z.array(SettingAnswer) }),
});

export const addSettingValue = endpoint({
  method: "POST",
  path: "/api/settings/:owner",
  summary: "设置的新值，自某日起有效",
  access: administrators,
  params: OwnerParams,
  body: z.object({
    id: z.string(),
    value: SettingValue,
    effectiveFrom: PlainDateSchema,
    source: words(400).default(""),
    note: words(400).default(""),
  }),
  response: z.object({ id: z.string() }),
});
