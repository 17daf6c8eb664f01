/** Fetching from addresses that strangers name: a server of our own stands in for the public one. */
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FetchFailure, fetchPublic, isPublicAddress } from "./fetch-public.ts";

let server: http.Server;
let base: string;
let asked = 0;

beforeAll(async () => {
  server = http.createServer((request, response) => {
    asked += 1;
    const { pathname } = new URL(request.url ?? "/", "http://local");
    if (pathname === "/picture") response.end("picture");
    else if (pathname === "/moved") response.writeHead(302, { location: "/picture" }).end();
    else if (pathname === "/inward") response.writeHead(302, { location: "http://169.254.169.254/latest" }).end();
    else if (pathname === "/round") response.writeHead(302, { location: "/round" }).end();
    else if (pathname === "/large") response.end("x".repeat(2048));
    else if (pathname === "/endless")
      response.writeHead(200, { "transfer-encoding": "chunked" }).write("x".repeat(2048));
    else if (pathname === "/busy") response.writeHead(503).end();
    else if (pathname === "/slow") setTimeout(() => response.end("late"), 5_000).unref();
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Our own server may be asked, whatever else the rule refuses. */
const limits = {
  maxBytes: 1024,
  timeoutMs: 400,
  mayAsk: (address: string) => address === "127.0.0.1" || isPublicAddress(address),
};
const failure = (url: string, more: object = {}): Promise<FetchFailure> =>
  fetchPublic(url, { ...limits, ...more }).then(
    () => Promise.reject(new Error(`${url} was fetched`)),
    (error: FetchFailure) => error,
  );

describe("a public address", () => {
  it.each([
    ["8.8.8.8", true],
    ["223.5.5.5", true],
    ["2400:3200::1", true],
    ["127.0.0.1", false],
    ["10.1.2.3", false],
    ["172.16.0.1", false],
    ["172.32.0.1", true],
    ["192.168.1.1", false],
    ["100.64.0.1", false],
    ["169.254.169.254", false],
    ["0.0.0.0", false],
    ["255.255.255.255", false],
    ["224.0.0.1", false],
    ["::1", false],
    ["::ffff:10.0.0.1", false],
    ["fd00::1", false],
    ["fe80::1", false],
    ["2002:7f00:1::", false],
    ["localhost", false],
  ])("%s: %s", (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic);
  });
});

describe("fetching", () => {
  it("brings the bytes, after a redirect too", async () => {
    expect((await fetchPublic(`${base}/picture`, limits)).toString()).toBe("picture");
    expect((await fetchPublic(`${base}/moved`, limits)).toString()).toBe("picture");
  });

  it.each([
    "http://127.0.0.1:1/",
    "http://localhost:1/",
    "http://[::1]:1/",
    "http://2130706433:1/",
    "http://0x7f.1:1/",
  ])("never asks %s", async (url) => {
    expect(await failure(url, { mayAsk: isPublicAddress })).toMatchObject({ message: "不是公网地址", isFinal: true });
  });

  it("does not follow a redirect into the inside, nor one without end", async () => {
    expect(await failure(`${base}/inward`)).toMatchObject({ message: "不是公网地址", isFinal: true });
    const before = asked;
    expect(await failure(`${base}/round`)).toMatchObject({ message: "转向次数太多", isFinal: true });
    expect(asked - before).toBe(4);
  });

  it.each(["file:///etc/passwd", "ftp://example.org/a", "javascript:0", "http://", "http://user:word@example.org/"])(
    "takes no %s",
    async (url) => {
      expect((await failure(url)).isFinal).toBe(true);
    },
  );

  it("stops at the size, announced or not", async () => {
    expect(await failure(`${base}/large`)).toMatchObject({ isFinal: true });
    expect((await failure(`${base}/endless`)).isFinal).toBe(true);
  });

  it("may be tried again when the other side is busy, slow or away; not when it says there is nothing", async () => {
    expect((await failure(`${base}/busy`)).isFinal).toBe(false);
    expect((await failure(`${base}/slow`)).isFinal).toBe(false);
    expect((await failure("http://127.0.0.1:1/")).isFinal).toBe(false);
    expect((await failure(`${base}/nothing`)).isFinal).toBe(true);
  });
});
