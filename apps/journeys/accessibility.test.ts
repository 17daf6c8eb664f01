/** axe finds nothing on the main pages, at the desk's width and the phone's. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wallClock } from "#platform/time.ts";
import { DESK, launchBrowser, PHONE, type Seat, takeSeat } from "./browser.ts";
import { ACCOUNTS, nextWorkdayAt, someCell } from "./cast.ts";
import { type JourneyServer, startJourneyServer } from "./city-server.ts";
import { Client } from "./client.ts";
import { signIn } from "./desk.ts";

/** Lists and maps come after the page; pages that refresh themselves are never idle. */
const SETTLE_MS = 2_500;

let server: JourneyServer;
let browser: Browser;
let matterId: string;

beforeAll(async () => {
  server = await startJourneyServer(nextWorkdayAt(wallClock.now(), 9));
  browser = await launchBrowser();
  const acceptor = await Client.signIn(server.url, ACCOUNTS.acceptor);
  const { longitude, latitude } = someCell(2);
  matterId = await acceptor.begin("report_by_public", {
    source: "inspection",
    description: "路口有一堆垃圾",
    classKey: "incident:0110",
    position: { longitude, latitude },
    isAnonymous: true,
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** What axe finds, one line each, so that a failure says where to look. */
async function findings({ page }: Seat, path: string): Promise<readonly string[]> {
  await page.goto(path);
  await page.locator("main").first().waitFor();
  await page.waitForTimeout(SETTLE_MS);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap((found) =>
    found.nodes.map((node) => `${found.id}: ${node.target.join(" ")}: ${node.html.slice(0, 160)}`),
  );
}

describe.each([
  ["desk", DESK],
  ["phone", PHONE],
])("at the width of a %s", (_name, size) => {
  it("the public pages", async () => {
    const seat = await takeSeat(browser, { baseUrl: server.url, size });
    for (const path of ["/", "/report", "/follow", "/forced-closures", "/about"])
      expect(await findings(seat, path), path).toEqual([]);
  });

  it("the desk", async () => {
    const seat = await takeSeat(browser, { baseUrl: server.url, size });
    expect(await findings(seat, "/console/sign-in"), "sign-in").toEqual([]);
    await signIn(seat, ACCOUNTS.acceptor);
    for (const path of [
      "/console",
      `/console/matters/${matterId}`,
      "/console/map",
      "/console/new",
      "/console/locate",
    ]) {
      expect(await findings(seat, path), path).toEqual([]);
    }
  });
});
