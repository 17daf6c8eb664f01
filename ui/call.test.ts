import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { ApiProblem, call, onSignedOut, setActivePost, urlOf } from "./call.ts";

const getThing = endpoint({
  method: "GET",
  path: "/api/things/:id",
  summary: "一件",
  access: { kind: "signedIn" },
  params: z.object({ id: z.string() }),
  response: z.object({ name: z.string() }),
});

function answer(status: number, body: unknown): void {
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => new Response(JSON.stringify(body), { status })),
  );
}

afterEach(() => {
  vi.unstubAllGlobals();
  setActivePost(null);
});

test("params are encoded, lists repeated, what is undefined left out", () => {
  expect(urlOf("/api/things/:id", { id: "a/b" }, { lights: ["red", "yellow"], text: undefined, n: 0 })).toBe(
    "/api/things/a%2Fb?lights=red&lights=yellow&n=0",
  );
});

test("the active post travels with the call and the answer is parsed", async () => {
  answer(200, { name: "井盖" });
  setActivePost("post-1");
  expect(await call(getThing, { params: { id: "1" } })).toEqual({ name: "井盖" });
  const init = vi.mocked(fetch).mock.calls[0]?.[1];
  expect(init?.headers).toMatchObject({ "x-fangyuan-post": "post-1" });
});

test("a problem document keeps its rules", async () => {
  const rules = [{ rule: "T22", message: "核查未通过，不能结案", source: "GB/T 30428.8" }];
  answer(409, { type: "/problems/matter/refused", title: "现在不能办", status: 409, rules });
  const problem = await call(getThing, { params: { id: "1" } }).catch((thrown: unknown) => thrown);
  expect(problem).toBeInstanceOf(ApiProblem);
  expect((problem as ApiProblem).document.rules).toEqual(rules);
});

test("401 tells the shell, an answer of another shape is not taken for a success", async () => {
  const told = vi.fn();
  onSignedOut(told);
  answer(401, { type: "/p", title: "请先登录", status: 401 });
  await expect(call(getThing, { params: { id: "1" } })).rejects.toBeInstanceOf(ApiProblem);
  expect(told).toHaveBeenCalledOnce();
  answer(200, { title: "不是这个" });
  await expect(call(getThing, { params: { id: "1" } })).rejects.toBeInstanceOf(ApiProblem);
});

test("a lost connection and a gateway without its server are both offline", async () => {
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => Promise.reject(new TypeError("failed"))),
  );
  await expect(call(getThing, { params: { id: "1" } })).rejects.toMatchObject({ isOffline: true });
  answer(502, "bad gateway");
  await expect(call(getThing, { params: { id: "1" } })).rejects.toMatchObject({ isOffline: true });
});
