/** 市民的手机: what a page weighs, how a photograph leaves, joining what is reported already, the desk's photographs, an answer online. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { expect, it } from "vitest";
import { PHONE, type Seat } from "./browser.ts";
import { ACCOUNTS, someCell } from "./cast.ts";
import { ask, openMatter } from "./desk.ts";
import { openScene } from "./scene.ts";

const PLACE = someCell(5);
/** Before the map is opened, compressed. */
const FIRST_LOAD_BYTES = 150 * 1024;
const PHONE_AGENT =
  "Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36";

const scene = openScene();
const phone = (): Promise<Seat> =>
  scene.phone(null, { position: { longitude: PLACE.longitude, latitude: PLACE.latitude } });

/** What travelled, as compressed, without headers. */
async function weigh(page: Page, path: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on(
    "requestfinished",
    (request) => void sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize)),
  );
  await page.goto(path, { waitUntil: "networkidle" });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

async function bigPhoto(): Promise<string> {
  const file = join(scene.server.city.platform.home, "big.jpg");
  const noise = { type: "gaussian", mean: 120, sigma: 30 } as const;
  const picture = sharp({ create: { width: 4000, height: 3000, channels: 3, background: "#888", noise } });
  await writeFile(file, await picture.jpeg({ quality: 92 }).toBuffer());
  return file;
}

it("weighs little, shrinks photographs on the phone, joins with one press, and is answered", async () => {
  const first = await phone();
  // As a phone that brings a Chinese font of its own: this browser would load one.
  const light = await scene.browser.newContext({ baseURL: scene.server.url, viewport: PHONE, userAgent: PHONE_AGENT });
  expect(await weigh(await light.newPage(), "/")).toBeLessThan(FIRST_LOAD_BYTES);

  // The photograph leaves as 2,048 pixels; the proof is found in a worker before it is needed.
  const workers: string[] = [];
  first.page.on("worker", (worker) => workers.push(worker.url()));
  await first.page.goto("/report");
  await first.page.getByRole("button", { name: "用我现在的位置" }).click();
  await first.page.getByText(/已选好位置/).waitFor();
  await first.page.getByRole("button", { name: "下一步" }).click();
  const uploaded = first.page.waitForResponse((response) => response.url().includes("/api/public/evidence"));
  await first.page.locator('input[type="file"]').setInputFiles(await bigPhoto());
  expect(await (await uploaded).json()).toMatchObject({ width: 2048, height: 1536 });
  await first.page.getByLabel("一句话说明").fill("人行道的砖翘起来一片，老人差点绊倒");
  await first.page.getByRole("button", { name: "下一步" }).click();
  await first.page.getByRole("button", { name: "发送" }).click();
  await first.page.getByRole("heading", { name: "收到了，谢谢你" }).waitFor();
  const code = first.page.url().split("/").at(-1) ?? "";
  expect(workers.some((url) => url.includes("solve.worker"))).toBe(true);
  await first.page.goto("/");
  await first.page.getByRole("heading", { name: "我反映过的" }).waitFor();

  // Somebody else stands there too.
  const second = await phone();
  await second.page.goto("/report");
  await second.page.getByRole("button", { name: "用我现在的位置" }).click();
  await second.page.getByRole("button", { name: "我也遇到了" }).first().click();
  await second.page.getByRole("button", { name: "加入这一件，给我号码" }).click();
  await second.page.getByRole("heading", { name: "收到了，谢谢你" }).waitFor();
  const joined = second.page.url().split("/").at(-1) ?? "";
  expect(joined).not.toBe(code);
  await second.page.getByRole("link", { name: "看办到哪一步" }).click();
  await second.page.getByText("已收到，等待受理。").waitFor();
  expect(await second.page.getByText("老人差点绊倒").count()).toBe(0);

  // The desk sees two reporters and lets both see the photograph.
  const acceptor = await scene.desk(ACCOUNTS.acceptor);
  const text = encodeURIComponent("砖翘起来");
  const { rows } = await ask<{ rows: { id: string }[] }>(acceptor, `/api/matters?view=open&text=${text}`);
  await openMatter(acceptor, rows[0]?.id ?? "");
  await acceptor.page.getByText("又有市民反映同样的问题").waitFor();
  await acceptor.page.getByRole("button", { name: /^公开/ }).click();
  await acceptor.page.getByRole("button", { name: /^收回/ }).waitFor();
  for (const seat of [first, second]) {
    await seat.page.goto(`/follow/${seat === first ? code : joined}`);
    await seat.page.getByRole("img", { name: /反映时的照片/ }).waitFor();
  }
  scene.expectQuiet();
});

it("says in words what is needed where scripts are off", async () => {
  const context = await scene.browser.newContext({
    baseURL: scene.server.url,
    javaScriptEnabled: false,
    viewport: PHONE,
  });
  const page = await context.newPage();
  await page.goto("/report");
  expect((await page.locator("body").allInnerTexts()).join()).toContain("拨打 12345");
});
