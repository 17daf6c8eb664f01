/** 职权: which agency may penalise which offence where and when. Acting without power is void. */
import type { PlainDate } from "#base/plain-date.ts";
import type { Refusal } from "#base/problem.ts";
import { refusedBy } from "#law/rules/public.ts";
import { citationText } from "#law/sources/public.ts";
import type { Offence, OffenceVersion } from "./offence.ts";

export const GRANT_KINDS = {
  own: "法定职权",
  concentrated: "相对集中行使",
  devolved: "下放乡镇街道",
  entrusted: "委托",
} as const;
export type GrantKind = keyof typeof GRANT_KINDS;

export interface PowerGrant {
  readonly id: string;
  /** Unit id of the agency that acts, of an entrusted one the entrusting agency. */
  readonly agency: string;
  readonly kind: GrantKind;
  /** Offence codes. */
  readonly offences: readonly string[];
  /** Division codes of twelve digits; a division covers those below it. */
  readonly territory: readonly string[];
  readonly effectiveFrom: PlainDate;
  readonly effectiveTo: PlainDate | null;
  /** The decision or the agreement, with its number; empty: not loaded. */
  readonly document: string;
  readonly isPublished: boolean;
  /** The law text whose articles the document names; null: it names none. */
  readonly namesLaw: string | null;
  /** The document that confirms which articles of a new law stand for the named ones; empty: not confirmed. */
  readonly mappingConfirmedBy: string;
}

export interface PowerQuestion {
  readonly agency: string;
  /** Below county level an agency acts only by a devolved grant. */
  readonly agencyLevel: "county_or_above" | "township";
  readonly offence: Offence;
  /** The version that governs; its law must be the one the grant names. */
  readonly version: OffenceVersion;
  readonly divisionCode: string;
  readonly actOn: PlainDate;
  /** Setting `power_grant.code_mapping`: a grant that names articles of a replaced law waits for the agency's confirmation. */
  readonly isMappingAsked: boolean;
}

export type PowerVerdict =
  | { readonly kind: "granted"; readonly grant: PowerGrant }
  | { readonly kind: "refused"; readonly refusal: Refusal };

export function judgePower(grants: readonly PowerGrant[], question: PowerQuestion): PowerVerdict {
  const { agency, offence, actOn, divisionCode } = question;
  const own = grants.filter((grant) => grant.agency === agency && grant.offences.includes(offence.code));
  if (own.length === 0)
    return refuse("XZCF-017", `“${offence.name}”不在本机关的职权之内（${offence.competent}），应当移送有权的机关`);
  const inTime = own.filter((grant) => covers(grant, actOn));
  if (inTime.length === 0) return refuse("XZCF-018", `${actOn} 的行为不在职权的起止日之内`);
  const inPlace = inTime.filter(({ territory }) => territory.some((code) => contains(code, divisionCode)));
  if (inPlace.length === 0) return refuse("XZCF-022", "违法行为发生地不在本机关管辖的区域，应当移送发生地的机关");
  const refusals = inPlace.map((grant) => defectOf(grant, question));
  const sound = inPlace.find((_, index) => refusals[index] === null);
  if (sound) return { kind: "granted", grant: sound };
  const refusal = refusals.find((found) => found !== null);
  return refusal ? { kind: "refused", refusal } : refuse("XZCF-017", "没有可用的职权");
}

/** Why a grant that fits by offence, day and place still carries nothing. */
function defectOf(grant: PowerGrant, { agencyLevel, version, isMappingAsked }: PowerQuestion): Refusal | null {
  if (grant.document === "") return refusedBy("XZCF-018", "职权的依据文件尚未载入");
  if (agencyLevel === "township" && grant.kind !== "devolved")
    return refusedBy("XZCF-023", "行政处罚由县级以上机关管辖；乡镇街道须有省级下放的决定");
  if (grant.kind === "devolved" && !grant.isPublished) return refusedBy("XZCF-024", "下放的决定须公布后方可行使");
  if (grant.kind === "entrusted" && (!grant.isPublished || grant.effectiveTo === null))
    return refusedBy("XZCF-020", "委托书须载明期限并公布");
  const isNamedLaw = grant.namesLaw === null || grant.namesLaw === version.penalised.law;
  if (isNamedLaw || !isMappingAsked || grant.mappingConfirmedBy !== "") return null;
  const message = `职权文件写的不是${citationText(version.penalised)}，新旧条款的对应须先由本机关以文件确认`;
  return refusedBy("XZCF-017", message);
}

function covers({ effectiveFrom, effectiveTo }: PowerGrant, on: PlainDate): boolean {
  return effectiveFrom <= on && (effectiveTo === null || on <= effectiveTo);
}

/** Lengths of the meaningful part of a division code: province, city, district, street, community. */
const LEVELS = [2, 4, 6, 9, 12];

function contains(area: string, place: string): boolean {
  const length = LEVELS.find((digits) => /^0*$/.test(area.slice(digits))) ?? 12;
  return place.startsWith(area.slice(0, length));
}

function refuse(rule: "XZCF-017" | "XZCF-018" | "XZCF-022", message: string): PowerVerdict {
  return { kind: "refused", refusal: refusedBy(rule, message) };
}
