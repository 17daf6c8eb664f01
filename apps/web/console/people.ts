/** The calls of sign-in and session. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";

const PostSchema = z.looseObject({
  id: z.string(),
  role: z.string(),
  roleLabel: z.string(),
  unitName: z.string(),
  divisionName: z.string(),
});
export const MeSchema = z.looseObject({
  person: z.looseObject({ id: z.string(), name: z.string() }),
  posts: z.array(PostSchema),
  activePost: PostSchema.nullable(),
});
export type Me = z.infer<typeof MeSchema>;

export const getMe = endpoint({
  method: "GET",
  path: "/api/me",
  summary: "我是谁",
  access: { kind: "signedIn" },
  response: MeSchema,
});
export const signIn = endpoint({
  method: "POST",
  path: "/api/sign-in",
  summary: "登录",
  access: { kind: "anyone" },
  body: z.object({ name: z.string(), password: z.string() }),
  response: z.looseObject({ needsCode: z.boolean().optional() }),
});
export const signInWithCode = endpoint({
  method: "POST",
  path: "/api/sign-in/code",
  summary: "动态口令",
  access: { kind: "anyone" },
  body: z.object({ code: z.string() }),
  response: z.looseObject({}),
});
export const signOut = endpoint({
  method: "POST",
  path: "/api/sign-out",
  summary: "退出",
  access: { kind: "signedIn" },
  response: z.unknown(),
});
