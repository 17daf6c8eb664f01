/** What people do at the desk, in the words on the screen. */
import { createHash } from "node:crypto";
import type { Locator, Page } from "playwright-core";
import sharp from "sharp";
import { expect } from "vitest";
import { DEMO_PASSWORD } from "#apps/demo/accounts.ts";
import { PATIENCE_MS, type Seat } from "./browser.ts";

/** Between two looks at a page that is changing. */
const PAUSE_MS = 100;
/** What was pressed shows within this, or the press was lost to a page that changed under it. */
const SHOWN_WITHIN_MS = 5_000;

export async function signIn({ page }: Seat, name: string): Promise<void> {
  await page.goto("/console");
  await page.getByLabel("工号或手机号").fill(name);
  await page.getByLabel("密码", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  // Each post begins where its work is.
  await page.locator("#page h1").first().waitFor();
}

export async function openMatter({ page }: Seat, id: string): Promise<void> {
  await page.goto(`/console/matters/${id}`);
  await page.getByRole("heading", { name: "留痕" }).waitFor();
}

/** Opens an act on the page of a matter, fills its form, sends it, and waits until the page says that it is done. */
export async function act(
  seat: Seat,
  label: string,
  fill: (form: Locator) => Promise<void> = async () => undefined,
): Promise<void> {
  await fill(await openAct(seat, label));
  await send(seat, label);
  await seat.page.getByText(`${label}，办好了`, { exact: true }).waitFor();
}

const openForm = (page: Page) => page.locator("form.act-form");

/**
 * Sends the open form and stays with it until it is gone, which it is only when its act is done: an act that hurts is asked about
 * once more, and when a job moved the matter while the form was written, a person goes on with it as it is.
 */
export async function send({ page }: Seat, label: string): Promise<void> {
  const form = openForm(page);
  const button = form.getByRole("button", { name: label, exact: true });
  const question = page.locator(".ant-modal-confirm").getByRole("button", { name: label, exact: true });
  const goOn = page.getByRole("button", { name: "按新的继续" });
  let isSent = false;
  await form.waitFor();
  await until(
    page,
    async () => {
      if (await goOn.isVisible()) {
        await goOn.click();
        isSent = false;
      } else if (await question.isVisible()) {
        await question.click();
        await question.waitFor({ state: "hidden" });
      } else if (!isSent) isSent = await isPressed(button);
      return (await form.count()) === 0;
    },
    async () => `「${label}」 was not done; the form says: ${await wordsIn(form)}`,
  );
}

/** A hurried hand: pressed where it stands as soon as it is there. Nothing that loads beside a form may move it away. */
export async function press(button: Locator): Promise<void> {
  await button.click();
}

/** One try that is not waited for long: whoever asks looks again at what the page offers now. */
async function isPressed(button: Locator): Promise<boolean> {
  if (!(await button.isVisible()) || !(await button.isEnabled())) return false;
  return button.click({ timeout: SHOWN_WITHIN_MS }).then(
    () => true,
    () => false,
  );
}

/** From the act bar, or from its further acts. Right after an act the bar still shows what was possible before it. */
export async function openAct({ page }: Seat, label: string): Promise<Locator> {
  const bar = page.getByRole("toolbar", { name: "可以办的" });
  const inBar = bar.getByRole("button", { name: new RegExp(`^${label}( [A-Z])?$`) }).first();
  const more = bar.getByRole("button", { name: "更多" });
  const inMenu = page.getByRole("menuitem", { name: label, exact: true });
  const menu = page.locator(".ant-dropdown:not(.ant-dropdown-hidden)").getByRole("menu");
  const form = page
    .getByRole("region", { name: label, exact: true })
    .and(page.locator(".act-panel"))
    .locator(openForm(page));
  await until(
    page,
    async () => {
      const isChosen = (await isPressed(inBar)) || (await isPressed(inMenu));
      if (isChosen) await form.waitFor({ timeout: SHOWN_WITHIN_MS }).catch(() => undefined);
      else if (!(await menu.isVisible())) await isPressed(more);
      return form.isVisible();
    },
    async () => `「${label}」 is not offered; the bar says: ${await wordsIn(bar)}`,
  );
  return form;
}

/** Reads why an act is refused: in the bar, or behind «还有 N 项不能办». */
export async function readRefusal({ page }: Seat, message: string): Promise<void> {
  // The timeline tells the same, folded away.
  const words = page.getByText(message).filter({ visible: true }).first();
  const bar = page.getByRole("toolbar", { name: "可以办的" });
  const further = bar.getByRole("button", { name: /还有 \d+ 项不能办/ });
  const list = page.locator(".refusal-list").filter({ visible: true });
  await until(
    page,
    async () => {
      if (!(await words.isVisible()) && !(await list.isVisible())) await isPressed(further);
      return words.isVisible();
    },
    async () => `「${message}」 is not said; the bar says: ${await wordsIn(bar)}`,
  );
}

const wordsIn = async (part: Locator) => (await part.allInnerTexts()).join(" ").replaceAll(/\s+/g, " ");

/** @param isSo looks, and does what a person would do next. @throws Error with what `told` says when it does not come to pass in time */
async function until(page: Page, isSo: () => Promise<boolean>, told: () => Promise<string>): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await page.waitForTimeout(PAUSE_MS))
    if (await isSo()) return;
  throw new Error(await told());
}

/** Chooses an option that lies open, or one of a list that folds. */
export async function choose(form: Locator, field: string, option: string): Promise<void> {
  const group = form.getByRole("radiogroup", { name: field });
  const box = form.getByRole("combobox", { name: field });
  await group.or(box).first().waitFor();
  if (await group.isVisible()) await group.getByText(option).first().click();
  else await chooseListed(box, option);
}

/** Long lists draw only what is in view: typing finds the rest. */
export async function chooseListed(box: Locator, option: string): Promise<void> {
  const options = await unfold(box);
  await box.fill(option);
  await options.filter({ hasText: option }).first().click();
}

/** Opens a list. @returns its options: lists of other fields stay in the page, and fade while the next one opens */
export async function unfold(box: Locator): Promise<Locator> {
  const listId = () => box.getAttribute("aria-controls");
  await until(
    box.page(),
    async () => {
      if ((await listId()) === null) await isPressed(box);
      return (await listId()) !== null;
    },
    async () => `the list does not open: ${await wordsIn(box.locator("xpath=ancestor::form"))}`,
  );
  return box
    .page()
    .locator(".ant-select-dropdown", { has: box.page().locator(`[id="${await listId()}"]`) })
    .locator(".ant-select-item-option");
}

/** The first option of a field, whatever it is. */
export async function chooseFirst(form: Locator, field: string): Promise<void> {
  const group = form.getByRole("radiogroup", { name: field });
  const box = form.getByRole("combobox", { name: field });
  await group.or(box).first().waitFor();
  if (await group.isVisible()) await group.getByRole("radio").first().check();
  else await (await unfold(box)).first().click();
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

/** On a form of the desk; done when its picture is shown. Whether the server has it by then is the form's business. */
export async function addPhoto(form: Locator, name: string): Promise<void> {
  const thumbnails = form.locator(".photos-input img");
  const before = await thumbnails.count();
  await form
    .locator('input[type="file"]')
    .first()
    .setInputFiles(await photo(name));
  await thumbnails.nth(before).waitFor();
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
