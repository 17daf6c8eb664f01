/** What people do at the desk, in the words on the screen. */
import { createHash } from "node:crypto";
import type { Locator, Page } from "playwright-core";
import sharp from "sharp";
import { expect } from "vitest";
import { DEMO_PASSWORD } from "#apps/demo/accounts.ts";
import type { Seat } from "./browser.ts";

/** The days that pass at once set the jobs to work, beside whatever else the machine does. */
const PATIENCE_MS = 60_000;
const OPENING_TRIES = 20;
const OPENING_PAUSE_MS = 500;

export async function signIn({ page }: Seat, name: string): Promise<void> {
  await page.goto("/console");
  await page.getByLabel("工号或手机号").fill(name);
  await page.getByLabel("密码", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.getByRole("heading", { name: "现在该办" }).waitFor({ timeout: PATIENCE_MS });
}

export async function openMatter({ page }: Seat, id: string): Promise<void> {
  await page.goto(`/console/matters/${id}`);
  await page.getByRole("heading", { name: "留痕" }).waitFor({ timeout: PATIENCE_MS });
}

/** Opens an act of the act bar (or of its further acts), fills its form, sends it, and waits until it is done. */
export async function act(
  seat: Seat,
  label: string,
  fill: (form: Locator) => Promise<void> = async () => undefined,
): Promise<void> {
  const form = await openAct(seat, label);
  await fill(form);
  const send = () => press(form.getByRole("button", { name: label, exact: true }));
  await send();
  const confirmation = seat.page.getByRole("dialog").getByRole("button", { name: label });
  const done = seat.page.getByText(`${label}，办好了`);
  // A job may have moved the matter while the form was written: the page says so, and a person goes on with it as it is.
  const goOn = seat.page.getByRole("button", { name: "按新的继续" });
  const next = () =>
    Promise.race([done, confirmation, goOn].map((one) => one.waitFor({ timeout: PATIENCE_MS }))).catch(() => undefined);
  await next();
  if (await goOn.isVisible()) {
    await goOn.click();
    await send();
    await next();
  }
  if (await confirmation.isVisible()) await press(confirmation);
  await done.waitFor({ timeout: PATIENCE_MS }).catch(async () => {
    throw new Error(
      `「${label}」 was not done; the form says: ${(await form.allInnerTexts()).join(" ").replaceAll(/\s+/g, " ")}`,
    );
  });
}

/** A hurried hand: pressed where it stands as soon as it is there. Nothing that loads beside a form may move it away. */
export async function press(button: Locator): Promise<void> {
  await button.click({ timeout: PATIENCE_MS });
}

export async function openAct({ page }: Seat, label: string): Promise<Locator> {
  const bar = page.getByRole("toolbar", { name: "可以办的" });
  await bar.waitFor({ timeout: PATIENCE_MS });
  const inBar = bar.getByRole("button", { name: new RegExp(`^${label}( [A-Z])?$`) });
  const more = bar.getByRole("button", { name: "更多" });
  const inMenu = page.getByRole("menuitem", { name: label, exact: true });
  // Right after an act the bar still shows what was possible before it.
  for (let tries = 0; tries < OPENING_TRIES && !(await inMenu.isVisible()) && (await inBar.count()) === 0; tries++) {
    if (await more.isVisible()) await more.click();
    await page.waitForTimeout(OPENING_PAUSE_MS);
  }
  await press((await inBar.count()) > 0 ? inBar.first() : inMenu);
  const form = page.locator("form.act-form");
  await form.waitFor({ timeout: PATIENCE_MS });
  return form;
}

/** Reads why an act is refused: in the bar, or behind «还有 N 项不能办». */
export async function readRefusal({ page }: Seat, message: string): Promise<void> {
  await page.getByRole("toolbar", { name: "可以办的" }).waitFor({ timeout: PATIENCE_MS });
  // The timeline tells the same, folded away.
  const words = page.getByText(message).filter({ visible: true }).first();
  const further = page.getByRole("button", { name: /还有 \d+ 项不能办/ });
  if (!(await words.isVisible()) && (await further.isVisible())) await further.click();
  await words.waitFor({ timeout: PATIENCE_MS });
}

/** Chooses an option that lies open, or one of a list that folds. */
export async function choose(form: Locator, field: string, option: string): Promise<void> {
  const group = form.getByRole("radiogroup", { name: field });
  if (await group.isVisible()) {
    await group.getByText(option).first().click();
    return;
  }
  const box = form.getByRole("combobox", { name: field });
  await box.click();
  // Long lists draw only what is in view: typing finds the rest.
  await box.fill(option);
  await form.page().locator(".ant-select-item-option").filter({ hasText: option }).first().click();
}

/** The first option of a field, whatever it is. */
export async function chooseFirst(form: Locator, field: string): Promise<void> {
  const group = form.getByRole("radiogroup", { name: field });
  if (await group.isVisible()) {
    await group.getByRole("radio").first().check();
    return;
  }
  await form.getByRole("combobox", { name: field }).click();
  await form.page().locator(".ant-select-item-option").first().click();
}

export async function here(form: Locator): Promise<void> {
  await form.getByRole("button", { name: "现在的位置", exact: true }).click();
  await form.getByText(/^\d+\.\d{6}, \d+\.\d{6}$/).waitFor();
}

/** A photograph of its own: another colour for each name. */
export async function photo(name: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const [red = 0, green = 0, blue = 0] = createHash("sha256").update(name).digest();
  const buffer = await sharp({
    create: { width: 640, height: 480, channels: 3, background: { r: red, g: green, b: blue } },
  })
    .jpeg()
    .toBuffer();
  return { name: `${name}.jpg`, mimeType: "image/jpeg", buffer };
}

/** On a form of the desk; done when the server has it. */
export async function addPhoto(form: Locator, name: string): Promise<void> {
  const thumbnails = form.locator(".photos-input img");
  const before = await thumbnails.count();
  await form
    .locator('input[type="file"]')
    .first()
    .setInputFiles(await photo(name));
  await thumbnails.nth(before).waitFor({ timeout: PATIENCE_MS });
}

/** On the public page; it is sent with the report. */
export async function takePhoto(page: Page, name: string): Promise<void> {
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles(await photo(name));
}

/** What the signed-in person is answered, through the session of the page. */
export async function ask<T>({ page }: Seat, path: string): Promise<T> {
  return page.evaluate(async (url) => (await fetch(url)).json(), path) as Promise<T>;
}

export function expectQuiet(...seats: readonly Seat[]): void {
  expect(seats.flatMap((seat) => seat.complaints)).toEqual([]);
}
