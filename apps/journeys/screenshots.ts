/** Pictures of the main pages for the README, taken from a running demonstration city: `npm run screenshots -- http://localhost:8080`. */
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { DEMO_PASSWORD } from "#apps/demo/accounts.ts";
import { DESK, launchBrowser, PHONE, takeSeat } from "./browser.ts";
import { ACCOUNTS, someCell } from "./cast.ts";

const FOLDER = fileURLToPath(new URL("../../docs/images/", import.meta.url));
const baseUrl = process.argv[2] ?? "http://localhost:8080";
/** Maps and photographs come after the page. */
const SETTLE_MS = 9_000;
const WALL = { width: 1920, height: 1080 };

const browser = await launchBrowser();
await mkdir(FOLDER, { recursive: true });
try {
  const { page } = await takeSeat(browser, { baseUrl });
  await shoot(page, "/console/sign-in", "sign-in");
  await signIn(page, ACCOUNTS.shiftLeader);
  await shoot(page, "/console", "queue");
  await shoot(page, `/console/matters/${await oneInHandling(page)}`, "matter");
  await shoot(page, "/console/map", "map");
  await shoot(page, "/console/hot-issues", "hot-issues");
  const clerk = await takeSeat(browser, { baseUrl });
  await signIn(clerk.page, ACCOUNTS.hotlineClerk);
  await shoot(clerk.page, "/console/hotline/desk", "hotline");
  const leader = await takeSeat(browser, { baseUrl, size: WALL });
  await signIn(leader.page, ACCOUNTS.cityLeader);
  await shoot(leader.page, "/screen", "screen");
  await leader.page.setViewportSize(DESK);
  await shoot(leader.page, "/console/evaluation", "evaluation");
  await shoot(leader.page, "/console/task", "plan");
  await leader.page.setViewportSize(PHONE);
  await shoot(leader.page, "/console/board", "board");
  const phone = await takeSeat(browser, { baseUrl, size: PHONE, position: someCell(3) });
  await shoot(phone.page, "/", "public-home");
  await shoot(phone.page, "/report", "public-report");
} finally {
  await browser.close();
}

async function signIn(page: Page, account: string): Promise<void> {
  await page.goto("/console/sign-in");
  await page.getByLabel("工号或手机号").fill(account);
  await page.getByLabel("密码", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.locator("#page h1").first().waitFor();
}

async function shoot(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path);
  await page.waitForTimeout(SETTLE_MS);
  await page.screenshot({ path: `${FOLDER}${name}.png` });
  process.stdout.write(`docs/images/${name}.png\n`);
}

/** An open matter with some story: photographs before and after, a clock that runs. */
async function oneInHandling(page: Page): Promise<string> {
  const answer = await page.evaluate(async () =>
    (await fetch("/api/matters?view=open&states=rechecking,to_close,resolved,resolving&limit=1")).json(),
  );
  return (answer as { rows: { id: string }[] }).rows[0]?.id ?? "";
}
