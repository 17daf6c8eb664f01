/** The HTTP surface of `people`. */
import { z } from "zod";
import { type Access, endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { AccessEntrySchema, MeSchema, SessionSchema, SignInSettingSchema, SignInStepSchema } from "./model/account.ts";
import {
  CredentialInputSchema,
  CredentialSchema,
  PasswordSchema,
  PersonChangeSchema,
  PersonInputSchema,
  PersonSchema,
  PostChangeSchema,
  PostInputSchema,
} from "./model/persons.ts";
import { DelegationInputSchema, DelegationSchema, DutySchema, ShiftPatternSchema } from "./model/rosters.ts";
import { DivisionSchema, UnitInputSchema, UnitSchema } from "./model/units.ts";

const ANYONE: Access = { kind: "anyone" };
const SIGNED_IN: Access = { kind: "signedIn" };
const ADMINISTRATOR: Access = { kind: "roles", roles: ["administrator"] };
const ById = z.object({ id: IdSchema });
const Nothing = z.object({});
const Made = z.object({ id: IdSchema });
const CurrentPassword = z.object({ password: z.string().min(1, "请输入密码").max(128, "密码最长 128 位") });
const CodeSchema = z.object({
  code: z.string().trim().min(6, "请输入 6 位动态口令，或一个恢复码").max(20, "动态口令或恢复码太长"),
});

// 登录与本人

export const signIn = endpoint({
  method: "POST",
  path: "/api/sign-in",
  summary: "登录：登录名和密码",
  access: ANYONE,
  body: CurrentPassword.extend({ name: z.string().trim().min(1, "请输入登录名").max(60, "登录名太长") }),
  response: SignInStepSchema,
  requestsPerMinute: 30,
});
export const signInCode = endpoint({
  method: "POST",
  path: "/api/sign-in/code",
  summary: "登录第二步：动态口令或恢复码",
  access: ANYONE,
  body: CodeSchema,
  response: SignInStepSchema,
  requestsPerMinute: 30,
});
export const signOut = endpoint({
  method: "POST",
  path: "/api/sign-out",
  summary: "退出",
  access: ANYONE,
  response: Nothing,
});
export const getMe = endpoint({
  method: "GET",
  path: "/api/me",
  summary: "本人、岗位与代理",
  access: SIGNED_IN,
  response: MeSchema,
});
export const changePassword = endpoint({
  method: "POST",
  path: "/api/me/password",
  summary: "修改密码，并结束其他会话",
  access: SIGNED_IN,
  body: CurrentPassword.extend({ next: PasswordSchema }),
  response: Nothing,
});
export const listSessions = endpoint({
  method: "GET",
  path: "/api/me/sessions",
  summary: "本人的登录会话",
  access: SIGNED_IN,
  response: z.array(SessionSchema),
});
export const endSession = endpoint({
  method: "DELETE",
  path: "/api/me/sessions/:id",
  summary: "结束本人的一个会话",
  access: SIGNED_IN,
  params: ById,
  response: Nothing,
});
export const enrolSecondFactor = endpoint({
  method: "POST",
  path: "/api/me/second-factor",
  summary: "申请动态口令：得到二维码和恢复码，确认后生效",
  access: SIGNED_IN,
  body: CurrentPassword,
  response: z.object({ uri: z.string(), qr: z.string(), recoveryCodes: z.array(z.string()) }),
});
export const confirmSecondFactor = endpoint({
  method: "POST",
  path: "/api/me/second-factor/confirm",
  summary: "确认动态口令",
  access: SIGNED_IN,
  body: CodeSchema,
  response: Nothing,
});
export const disableSecondFactor = endpoint({
  method: "POST",
  path: "/api/me/second-factor/disable",
  summary: "停用动态口令",
  access: SIGNED_IN,
  body: CurrentPassword,
  response: Nothing,
});

// 通讯录与代理

export const listDirectory = endpoint({
  method: "GET",
  path: "/api/people/directory",
  summary: "同区划的在岗人员：姓名与岗位",
  access: SIGNED_IN,
  query: z.object({ q: z.string().trim().max(40, "最长 40 字").default("") }),
  response: z.array(z.object({ id: IdSchema, name: z.string(), title: z.string(), unitName: z.string() })),
});
export const listDelegations = endpoint({
  method: "GET",
  path: "/api/people/delegations",
  summary: "代理：本人的；系统管理员看到所辖的",
  access: SIGNED_IN,
  response: z.array(DelegationSchema),
});
export const createDelegation = endpoint({
  method: "POST",
  path: "/api/people/delegations",
  summary: "把本人的一个岗位交给别人代理若干天（系统管理员可代为办理）",
  access: SIGNED_IN,
  body: DelegationInputSchema,
  response: Made,
});
export const endDelegation = endpoint({
  method: "POST",
  path: "/api/people/delegations/:id/end",
  summary: "提前收回代理",
  access: SIGNED_IN,
  params: ById,
  response: Nothing,
});

// 单位

export const listDivisions = endpoint({
  method: "GET",
  path: "/api/people/divisions",
  summary: "行政区划",
  access: SIGNED_IN,
  response: z.array(DivisionSchema),
});
export const listUnits = endpoint({
  method: "GET",
  path: "/api/people/units",
  summary: "单位",
  access: SIGNED_IN,
  response: z.array(UnitSchema),
});
export const createUnit = endpoint({
  method: "POST",
  path: "/api/people/units",
  summary: "新建单位",
  access: ADMINISTRATOR,
  body: UnitInputSchema,
  response: Made,
});
export const updateUnit = endpoint({
  method: "PUT",
  path: "/api/people/units/:id",
  summary: "修改单位",
  access: ADMINISTRATOR,
  params: ById,
  body: UnitInputSchema,
  response: Nothing,
});

// 人员

export const listPersons = endpoint({
  method: "GET",
  path: "/api/people/persons",
  summary: "所辖人员",
  access: ADMINISTRATOR,
  query: z.object({ q: z.string().trim().max(40, "最长 40 字").default(""), unitId: IdSchema.optional() }),
  response: z.array(PersonSchema),
});
export const getPerson = endpoint({
  method: "GET",
  path: "/api/people/persons/:id",
  summary: "一名人员：岗位、证件、责任网格",
  access: ADMINISTRATOR,
  params: ById,
  response: PersonSchema.extend({ credentials: z.array(CredentialSchema), areaCodes: z.array(z.string()) }),
});
export const listEndingCredentials = endpoint({
  method: "GET",
  path: "/api/people/credentials/ending",
  summary: "所辖在岗人员快到期和已过期的证件；同类新证已接上的不列",
  access: ADMINISTRATOR,
  query: z.object({ days: z.coerce.number().int().min(1, "至少 1 天").max(366, "最多 366 天").default(60) }),
  response: z.array(
    CredentialSchema.extend({
      personName: z.string(),
      badgeNumber: z.string().nullable(),
      unitName: z.string(),
      /** Days until the last day, that day included; 0 and less: over. */
      daysLeft: z.int(),
    }),
  ),
});
export const createPerson = endpoint({
  method: "POST",
  path: "/api/people/persons",
  summary: "新建人员和账号；初始密码只返回这一次",
  access: ADMINISTRATOR,
  body: PersonInputSchema,
  response: Made.extend({ password: z.string() }),
});
export const updatePerson = endpoint({
  method: "PATCH",
  path: "/api/people/persons/:id",
  summary: "修改人员；停用和离岗会结束其会话",
  access: ADMINISTRATOR,
  params: ById,
  body: PersonChangeSchema,
  response: Nothing,
});
export const showPhone = endpoint({
  method: "POST",
  path: "/api/people/persons/:id/phone",
  summary: "查看完整手机号，记入日志",
  access: ADMINISTRATOR,
  params: ById,
  body: z.object({ reason: z.string().trim().min(2, "请写明查看的原因").max(200, "原因最长 200 字") }),
  response: z.object({ phone: z.string() }),
});
export const resetPassword = endpoint({
  method: "POST",
  path: "/api/people/persons/:id/password",
  summary: "重置密码，并结束全部会话；新密码只返回这一次",
  access: ADMINISTRATOR,
  params: ById,
  response: z.object({ password: z.string() }),
});
export const removeSecondFactor = endpoint({
  method: "POST",
  path: "/api/people/persons/:id/second-factor/remove",
  summary: "手机遗失时停用其动态口令，并结束全部会话",
  access: ADMINISTRATOR,
  params: ById,
  response: Nothing,
});
export const unlock = endpoint({
  method: "POST",
  path: "/api/people/persons/:id/unlock",
  summary: "解除登录锁定",
  access: ADMINISTRATOR,
  params: ById,
  response: Nothing,
});
export const createPost = endpoint({
  method: "POST",
  path: "/api/people/persons/:id/posts",
  summary: "任岗",
  access: ADMINISTRATOR,
  params: ById,
  body: PostInputSchema,
  response: Made,
});
export const updatePost = endpoint({
  method: "PATCH",
  path: "/api/people/posts/:id",
  summary: "修改岗位名称、止日、主岗",
  access: ADMINISTRATOR,
  params: ById,
  body: PostChangeSchema,
  response: Nothing,
});
export const createCredential = endpoint({
  method: "POST",
  path: "/api/people/persons/:id/credentials",
  summary: "登记证件",
  access: ADMINISTRATOR,
  params: ById,
  body: CredentialInputSchema,
  response: Made,
});
export const revokeCredential = endpoint({
  method: "POST",
  path: "/api/people/credentials/:id/revoke",
  summary: "吊销证件",
  access: ADMINISTRATOR,
  params: ById,
  body: z.object({ on: PlainDateSchema }),
  response: Nothing,
});
export const setBeat = endpoint({
  method: "PUT",
  path: "/api/people/persons/:id/beat",
  summary: "责任网格：第一个为主责",
  access: ADMINISTRATOR,
  params: ById,
  body: z.object({ areaCodes: z.array(z.string().trim().min(1)).max(60, "一人最多 60 片") }),
  response: Nothing,
});

// 排班与登录设置

export const listDuties = endpoint({
  method: "GET",
  path: "/api/people/duties",
  summary: "排班",
  access: SIGNED_IN,
  query: z.object({ from: InstantSchema, to: InstantSchema, unitId: IdSchema.optional() }),
  response: z.array(DutySchema),
});
export const createDuties = endpoint({
  method: "POST",
  path: "/api/people/duties",
  summary: "按周排班；已有的同时开始的班保留",
  access: ADMINISTRATOR,
  body: z.object({ postId: IdSchema, pattern: ShiftPatternSchema, areaCodes: z.array(z.string()).default([]) }),
  response: z.object({ count: z.int() }),
});
export const deleteDuty = endpoint({
  method: "DELETE",
  path: "/api/people/duties/:id",
  summary: "取消一个还没开始的班",
  access: ADMINISTRATOR,
  params: ById,
  response: Nothing,
});
export const getSignInSetting = endpoint({
  method: "GET",
  path: "/api/people/sign-in-setting",
  summary: "登录设置",
  access: ADMINISTRATOR,
  response: SignInSettingSchema,
});
export const updateSignInSetting = endpoint({
  method: "PUT",
  path: "/api/people/sign-in-setting",
  summary: "修改登录设置",
  access: ADMINISTRATOR,
  body: SignInSettingSchema,
  response: Nothing,
});
export const listAccessLog = endpoint({
  method: "GET",
  path: "/api/people/access-log",
  summary: "登录与查阅日志，新的在前",
  access: ADMINISTRATOR,
  query: z.object({ personId: IdSchema.optional(), before: InstantSchema.optional() }),
  response: z.array(AccessEntrySchema),
});
