/** Each post begins where its work is; the publicity clerk's own desk from a decision to the public page; a seal registered with its picture. */
import { AxeBuilder } from "@axe-core/playwright";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { DESK, PHONE } from "./browser.ts";
import { fill } from "./case-forms.ts";
import { CASE_ACCOUNTS, CaseHouse } from "./case-seats.ts";
import { ACCOUNTS } from "./cast.ts";
import { send, unfold } from "./desk.ts";
import { openScene } from "./scene.ts";

const scene = openScene();

describe("after signing in", () => {
  it.each([
    [CASE_ACCOUNTS.officer, "执法工作台", true],
    [CASE_ACCOUNTS.reviewer, "法制审核台", false],
    [CASE_ACCOUNTS.head, "审批台", false],
    [CASE_ACCOUNTS.presider, "听证室", false],
    [CASE_ACCOUNTS.publicity, "决定公开台", false],
    [CASE_ACCOUNTS.cashier, "收缴台", false],
    [CASE_ACCOUNTS.archivist, "文书室", false],
    [ACCOUNTS.acceptor, "现在该办", true],
    [ACCOUNTS.dispatcher, "现在该办", false],
  ])("%s sees %s first, and is offered 新建 only where the post begins something", async (account, title, begins) => {
    const { page } = await scene.desk(account);
    await page.getByRole("heading", { name: title, exact: true }).waitFor();
    expect(await page.getByRole("link", { name: "新建", exact: true }).count()).toBe(begins ? 1 : 0);
    scene.expectQuiet();
  });
});

it("a decision waits at the publicity clerk's desk, is counted, and is public once published", async () => {
  const house = new CaseHouse(scene.server);
  const made = await house.noticed();
  await house.wait(8);
  await house.decided(made, "期满没有提出陈述申辩");
  const clerk = await scene.desk(CASE_ACCOUNTS.publicity);
  const { page } = clerk;
  await page.getByRole("link", { name: "待办 1 件" }).waitFor();
  await page.goto("/console");
  await page.getByRole("heading", { name: "要办的在「决定公开台」" }).waitFor();
  await page.getByRole("link", { name: "打开决定公开台，1 件" }).click();
  await page.getByRole("tab", { name: "待办 1" }).waitFor();
  for (const size of [DESK, PHONE]) {
    await page.setViewportSize(size);
    const { violations } = await new AxeBuilder({ page }).include("#page").analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }
  await page.setViewportSize(DESK);
  const side = page.getByRole("complementary", { name: "选中的案件" });
  await side.getByText("罚款人民币贰万元整").first().waitFor();
  await side.getByRole("button", { name: /^公开处罚决定/ }).click();
  await fill(side.locator("form.act-form"), { "已隐去住址、证件号码、联系方式等应当保护的信息": true });
  await send(clerk, "公开处罚决定");
  await page.getByText("没有要公开或者撤回的决定").waitFor();
  await page.getByRole("link", { name: "待办 0 件" }).waitFor();
  await page.getByRole("tab", { name: "已公开 1" }).click();
  const link = side.getByRole("link", { name: "公众看到的" });
  await link.waitFor();
  await page.goto((await link.getAttribute("href")) ?? "");
  await page.getByRole("heading", { name: "未经核准擅自处置建筑垃圾" }).waitFor();
  scene.expectQuiet();
});

it("an administrator registers a seal with its picture", async () => {
  const { page } = await scene.desk(ACCOUNTS.administrator);
  await page.goto("/console/document-seals?seal=new");
  const form = page.getByRole("dialog", { name: "登记印章" }).locator("form");
  await form.getByLabel("名称").fill("衡川区城市管理局印章");
  const agency = form.getByRole("combobox", { name: "机关" });
  const agencies = await unfold(agency);
  await agency.fill("衡川区城市管理局");
  await agencies.filter({ hasText: "衡川区城市管理局" }).first().click();
  const ring = Buffer.from(
    '<svg width="300" height="300"><circle cx="150" cy="150" r="140" fill="none" stroke="#d8232a" stroke-width="8"/></svg>',
  );
  const picture = { name: "seal.png", mimeType: "image/png", buffer: await sharp(ring).png().toBuffer() };
  await form.locator('input[type="file"]').setInputFiles(picture);
  await form.getByRole("img").first().waitFor();
  await (await unfold(form.getByRole("combobox", { name: "可以用印的岗位" })))
    .filter({ hasText: "档案员" })
    .first()
    .click();
  await page.keyboard.press("Escape");
  await form.getByRole("button", { name: "登记", exact: true }).click();
  await page
    .getByRole("img", { name: "衡川区城市管理局印章" })
    .waitFor()
    .catch(async () => {
      throw new Error(`the seal was not registered: ${(await form.allInnerTexts()).join(" ").replaceAll(/\s+/g, " ")}`);
    });
  await page.getByText("在用 1 枚").waitFor();
  scene.expectQuiet();
});
