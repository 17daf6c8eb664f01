/** 登录与本人: what the person at the keyboard sees of themselves. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { RoleSchema } from "./persons.ts";

/** `code`: the password was right and the second factor (动态口令) is asked for. */
export const SignInStepSchema = z.object({ step: z.enum(["done", "code"]) });

const MyPostSchema = z.object({
  id: IdSchema,
  role: RoleSchema,
  roleLabel: z.string(),
  title: z.string(),
  unitId: IdSchema,
  unitName: z.string(),
  divisionCode: z.string(),
  divisionName: z.string(),
  isPrimary: z.boolean(),
  validTo: PlainDateSchema.nullable(),
  /** 代理: whose post it is, when it is not one's own. */
  onBehalfOf: z.object({ personId: IdSchema, name: z.string() }).nullable(),
});

export const MeSchema = z.object({
  person: z.object({
    id: IdSchema,
    name: z.string(),
    badgeNumber: z.string().nullable(),
    signInName: z.string().nullable(),
    phoneMasked: z.string().nullable(),
    hasSecondFactor: z.boolean(),
  }),
  /** The post of this request; another is chosen by the header `x-fangyuan-post`. */
  activePostId: IdSchema,
  posts: z.array(MyPostSchema),
});
export type Me = z.infer<typeof MeSchema>;

export const SessionSchema = z.object({
  id: IdSchema,
  isCurrent: z.boolean(),
  startedAt: InstantSchema,
  expiresAt: InstantSchema,
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
});

export const SignInSettingSchema = z.object({
  wrongLimit: z.int().min(3, "至少 3 次").max(20, "最多 20 次"),
  lockMinutes: z.int().min(1, "至少 1 分钟").max(1440, "最长一天"),
});

export const ACCESS_KINDS = {
  sign_in: "登录",
  sign_in_refused: "登录未通过",
  code_refused: "动态口令未通过",
  locked: "登录锁定",
  unlocked: "解除锁定",
  sign_out: "退出",
  session_ended: "结束会话",
  password_changed: "修改密码",
  password_reset: "重置密码",
  second_factor_on: "启用动态口令",
  second_factor_off: "停用动态口令",
  personal_data_shown: "查看个人信息",
  matter_printed: "打印案卷",
  administered: "人员管理",
  api_key_used: "接口密钥使用",
  api_key_refused: "接口密钥被拒",
} as const;
export type AccessKind = keyof typeof ACCESS_KINDS;
export const AccessEntrySchema = z.object({
  id: IdSchema,
  at: InstantSchema,
  kind: z.enum(Object.keys(ACCESS_KINDS) as [AccessKind, ...AccessKind[]]),
  kindLabel: z.string(),
  personId: IdSchema.nullable(),
  personName: z.string().nullable(),
  subjectPersonId: IdSchema.nullable(),
  subjectPersonName: z.string().nullable(),
  ip: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
});
