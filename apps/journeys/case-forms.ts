/** The forms of cases, filled by the labels on the screen. */
import type { Locator } from "playwright-core";
import { formatInstant, type Instant } from "#base/instant.ts";
import { PATIENCE_MS, type Seat } from "./browser.ts";
import { act, addPhoto, press } from "./desk.ts";

/** A photograph, a moment, a day; «all»: every item of a checklist. */
type Filling =
  | string
  | boolean
  | readonly string[]
  | { readonly photo: string }
  | { readonly at: Instant }
  | { readonly day: string };
export type Fillings = Readonly<Record<string, Filling>>;

/** Does an act of the open matter, the form filled by the labels of its fields. */
export async function fillAndAct(seat: Seat, label: string, fillings: Fillings = {}): Promise<void> {
  await act(seat, label, (form) => fill(form, fillings));
}

export async function fill(form: Locator, fillings: Fillings): Promise<void> {
  for (const [label, filling] of Object.entries(fillings)) {
    const field = fieldOf(form, label);
    await field.waitFor({ timeout: PATIENCE_MS });
    await fillField(field, filling);
  }
}

/** By the words of its label alone: «罚款» is not «变更后的罚款». */
export function fieldOf(form: Locator, label: string): Locator {
  return form.locator(`xpath=.//div[contains(@class,"field")][label[normalize-space(text()[1])="${label}"]]`).first();
}

async function fillField(field: Locator, filling: Filling): Promise<void> {
  if (typeof filling === "boolean") {
    await field.getByRole("radio", { name: filling ? "是" : "否", exact: true }).click();
    return;
  }
  if (typeof filling === "string") return fillWords(field, filling);
  if (isList(filling)) {
    for (const one of filling) await tick(field, one);
    return;
  }
  if ("photo" in filling) return addPhoto(field, filling.photo);
  if ("at" in filling) return pick(field, formatInstant(filling.at));
  return pick(field, filling.day);
}

const isList = (filling: Filling): filling is readonly string[] => Array.isArray(filling);

async function fillWords(field: Locator, words: string): Promise<void> {
  const open = field.getByRole("radiogroup");
  if ((await open.count()) > 0) await open.getByText(words).first().click();
  else if ((await field.locator(".ant-select").count()) > 0) await chooseListed(field, words);
  else await field.locator("input, textarea").first().fill(words);
}

async function chooseListed(field: Locator, words: string): Promise<void> {
  const box = field.getByRole("combobox");
  await box.click();
  await box.fill(words);
  await field.page().locator(".ant-select-item-option:visible").filter({ hasText: words }).first().click();
}

async function tick(field: Locator, words: string): Promise<void> {
  const boxes = field.getByRole("checkbox");
  if ((await boxes.count()) === 0) return chooseListed(field, words).then(() => field.page().keyboard.press("Escape"));
  if (words === "all") for (const box of await boxes.all()) await box.check();
  else await field.locator("label").filter({ hasText: words }).first().getByRole("checkbox").check();
}

async function pick(field: Locator, written: string): Promise<void> {
  const box = field.locator(".ant-picker input").first();
  await box.click();
  await box.fill(written);
  await box.press("Enter");
}

/** The officer opens a clue and goes as far as the facts of it are known. @returns the id of the case */
export async function openClue(officer: Seat, clue: Fillings): Promise<string> {
  const { page } = officer;
  await page.goto("/console/new?kind=case");
  const form = page.locator("form.act-form");
  await form.waitFor({ timeout: PATIENCE_MS });
  await fill(form, clue);
  await press(form.getByRole("button", { name: "登记线索", exact: true }));
  await page
    .getByRole("link", { name: "打开这一件" })
    .click({ timeout: PATIENCE_MS })
    .catch(async () => {
      const words = (await form.allInnerTexts()).join(" ").replaceAll(/\s+/g, " ");
      throw new Error(`the clue was not registered: ${words}`);
    });
  await page.getByRole("heading", { name: "留痕" }).waitFor({ timeout: PATIENCE_MS });
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}
