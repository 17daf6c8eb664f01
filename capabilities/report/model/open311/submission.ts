/** What `POST requests` brings, turned into the input of the act that registers a public report. */
import { z } from "zod";
import { PositionSchema, position } from "#base/position.ts";
import type { FieldError } from "#base/problem.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { CONDITIONS, FACILITY_CODE, findDefinition, OTHER_SERVICE, serviceName } from "./services.ts";

/** @source wiki.open311.org/GeoReport_v2, POST Service Request */
const MOST_DESCRIPTION = 4000;
const MOST_MEDIA = 6;

export type FormFields = readonly (readonly [name: string, value: string])[];

/** As the act `report_by_public` takes it, photographs apart. */
export const Open311InputSchema = z.object({
  source: z.literal("open311"),
  classKey: z.string().nullable(),
  facilityCode: z.string().nullable(),
  description: z.string(),
  address: z.string(),
  position: PositionSchema.nullable(),
  reporterName: z.string().nullable(),
  reporterPhone: z.string().nullable(),
});
export type Open311Input = z.infer<typeof Open311InputSchema>;

export interface Open311Submission {
  readonly input: Open311Input;
  readonly serviceCode: string;
  /** Addresses to be fetched later. */
  readonly mediaUrls: readonly string[];
}

export type ReadSubmission =
  | { readonly kind: "read"; readonly submission: Open311Submission }
  | { readonly kind: "unknown_service"; readonly code: string }
  | { readonly kind: "wrong"; readonly errors: readonly FieldError[] };

/** Fields that nobody declared are passed over: clients send what other cities ask for. */
export function readSubmission(fields: FormFields, catalogue: Catalogue): ReadSubmission {
  const code = firstOf(fields, "service_code");
  if (!code) return { kind: "wrong", errors: [{ path: "service_code", message: "没有给出 service_code" }] };
  const definition = findDefinition(catalogue, code);
  if (!definition) return { kind: "unknown_service", code };

  const errors: FieldError[] = [];
  const wrong = (path: string, message: string) => {
    errors.push({ path, message });
  };
  const place = readPlace(fields, wrong);
  const seen = valuesOf(fields, `attribute[${CONDITIONS}]`).flatMap((value) => value.split(",").filter(Boolean));
  const named = definition.attributes.find((attribute) => attribute.code === CONDITIONS)?.values ?? [];
  const conditions = seen.flatMap((key) => {
    const known = named.find((value) => value.key === key.trim());
    if (!known) wrong(`attribute[${CONDITIONS}]`, `attribute[${CONDITIONS}] 没有 ${key} 这一项`);
    return known ? [known.name] : [];
  });
  const facilityCode = firstOf(fields, `attribute[${FACILITY_CODE}]`) || null;
  if (facilityCode && !/^\d{16}$/.test(facilityCode))
    wrong(`attribute[${FACILITY_CODE}]`, `attribute[${FACILITY_CODE}] 须为 16 位数字`);
  const written = firstOf(fields, "description");
  if (written.length > MOST_DESCRIPTION) wrong("description", `description 不超过 ${MOST_DESCRIPTION} 字`);
  const phone = firstOf(fields, "phone") || null;
  if (phone && !/^[\d\- +]{5,20}$/.test(phone)) wrong("phone", "phone 只含数字、空格和短横，5 到 20 位");
  const mediaUrls = valuesOf(fields, "media_url").filter(Boolean);
  if (mediaUrls.length > MOST_MEDIA) wrong("media_url", `media_url 最多 ${MOST_MEDIA} 个`);
  for (const url of mediaUrls)
    if (!/^https?:\/\/[^\s]{3,1000}$/i.test(url)) wrong("media_url", "media_url 须为 http 或 https 地址");
  if (errors.length > 0 || !place) return { kind: "wrong", errors };
  const input: Open311Input = {
    source: "open311",
    classKey: code === OTHER_SERVICE ? null : code,
    facilityCode,
    description: [
      written.length >= 2 ? written : `${written}${serviceName(catalogue, code)}（来件没有描述）`,
      ...(conditions.length > 0 ? [`现场情况：${conditions.join("；")}`] : []),
    ].join("\n"),
    ...place,
    reporterName: nameOf(firstOf(fields, "last_name"), firstOf(fields, "first_name")),
    reporterPhone: phone,
  };
  return { kind: "read", submission: { input, serviceCode: code, mediaUrls } };
}

type Place = Pick<Open311Input, "position" | "address">;

/** One of `lat` with `long`, or `address_string`; there is no register of address ids. */
function readPlace(fields: FormFields, wrong: (path: string, message: string) => void): Place | null {
  const address = firstOf(fields, "address_string");
  if (address.length > 200) wrong("address_string", "address_string 不超过 200 字");
  const [lat, long] = [firstOf(fields, "lat"), firstOf(fields, "long")];
  if (lat === "" && long === "") {
    if (address.length >= 2) return { position: null, address };
    const hint = firstOf(fields, "address_id") ? "本市没有 address_id 名录，" : "没有给出位置，";
    wrong("lat", `${hint}请给出 lat 和 long，或者 address_string`);
    return null;
  }
  const [latitude, longitude] = [degrees(lat, 90), degrees(long, 180)];
  if (latitude === null) wrong("lat", "lat 须为 -90 到 90 的度数（WGS 84）");
  if (longitude === null) wrong("long", "long 须为 -180 到 180 的度数（WGS 84）");
  return latitude === null || longitude === null ? null : { position: position(longitude, latitude), address };
}

function degrees(text: string, most: number): number | null {
  const value = Number(text);
  return text !== "" && Number.isFinite(value) && Math.abs(value) <= most ? value : null;
}

/** 姓在前; a name in Latin letters keeps its own order. */
function nameOf(last: string, first: string): string | null {
  const name = /^[\x20-\x7e]*$/.test(last + first) ? `${first} ${last}` : last + first;
  return name.trim().slice(0, 60) || null;
}

function firstOf(fields: FormFields, name: string): string {
  return (fields.find(([known]) => known === name)?.[1] ?? "").trim();
}

function valuesOf(fields: FormFields, name: string): readonly string[] {
  return fields.flatMap(([known, value]) => (known === name || known === `${name}[]` ? [value.trim()] : []));
}
