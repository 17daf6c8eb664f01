/** 人员、岗位、证件: what an administrator fills in and what is shown. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { POST_ROLES, type PostRole } from "./roles.ts";
import { DivisionCodeSchema } from "./units.ts";

export const PERSON_STATUSES = { active: "在岗", suspended: "停用", left: "离岗" } as const;
export const CREDENTIAL_KINDS = {
  enforcement: "行政执法证",
  enforcement_supervision: "行政执法监督证",
  auxiliary: "协管（辅助）证",
  supervisor: "监督员证",
} as const;

export const RoleSchema = z.enum(POST_ROLES as [PostRole, ...PostRole[]], "没有这种岗位");
const PersonStatusSchema = z.enum(["active", "suspended", "left"]);
const CredentialKindSchema = z.enum(
  ["enforcement", "enforcement_supervision", "auxiliary", "supervisor"],
  "没有这种证件",
);

/** Kept and compared in lower case. */
const SignInNameSchema = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9._-]{3,30}$/, "登录名为 3 到 30 位字母、数字、点、横线或下划线");

export const PasswordSchema = z
  .string()
  .min(8, "密码至少 8 位")
  .max(128, "密码最长 128 位")
  .refine((text) => /\p{L}/u.test(text) && /[\d\p{P}\p{S}]/u.test(text), "密码须同时有字母和数字（或符号）");

const PhoneSchema = z
  .string()
  .trim()
  .regex(/^\+?[\d-]{7,20}$/, "电话只用数字和横线，7 到 20 位");

export const PersonInputSchema = z.object({
  name: z.string().trim().min(1, "请填姓名").max(40, "姓名最长 40 字"),
  badgeNumber: z.string().trim().min(1, "请填工号").max(24, "工号最长 24 位").nullable(),
  signInName: SignInNameSchema,
  phone: PhoneSchema.nullable(),
});
export type PersonInput = z.infer<typeof PersonInputSchema>;

/** Absent members stay as they are. */
export const PersonChangeSchema = z.object({ ...PersonInputSchema.shape, status: PersonStatusSchema }).partial();

export const PostInputSchema = z.object({
  role: RoleSchema,
  title: z.string().trim().min(1, "请填岗位名称").max(40, "岗位名称最长 40 字"),
  unitId: IdSchema,
  /** Null: the unit's own division. */
  divisionCode: DivisionCodeSchema.nullable(),
  validFrom: PlainDateSchema,
  validTo: PlainDateSchema.nullable(),
  isPrimary: z.boolean(),
});
export type PostInput = z.infer<typeof PostInputSchema>;

/** A post keeps its person, role and unit for ever: acts on the record refer to it. A change of those is a new post. */
export const PostChangeSchema = PostInputSchema.pick({ title: true, validTo: true, isPrimary: true }).partial();

const PostSchema = PostInputSchema.extend({
  id: IdSchema,
  personId: IdSchema,
  unitName: z.string(),
  divisionCode: DivisionCodeSchema,
  divisionName: z.string(),
});
export type Post = z.infer<typeof PostSchema>;

export const CredentialInputSchema = z
  .object({
    kind: CredentialKindSchema,
    number: z.string().trim().min(1, "请填证号").max(40, "证号最长 40 位"),
    issuer: z.string().trim().max(80, "发证机关最长 80 字"),
    /** 执法领域; empty: not limited. */
    scope: z.array(z.string().trim().min(1)).max(40, "执法领域最多 40 项"),
    validFrom: PlainDateSchema,
    validTo: PlainDateSchema,
  })
  .refine((value) => value.validFrom <= value.validTo, { path: ["validTo"], message: "止日不能早于起日" });
export const CredentialSchema = z.object({
  ...CredentialInputSchema.shape,
  id: IdSchema,
  personId: IdSchema,
  revokedOn: PlainDateSchema.nullable(),
});
export type Credential = z.infer<typeof CredentialSchema>;

/** A line of the administrator's list. */
export const PersonSchema = z.object({
  id: IdSchema,
  name: z.string(),
  badgeNumber: z.string().nullable(),
  signInName: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  status: PersonStatusSchema,
  hasSecondFactor: z.boolean(),
  lockedUntil: InstantSchema.nullable(),
  posts: z.array(PostSchema),
});
export type Person = z.infer<typeof PersonSchema>;
