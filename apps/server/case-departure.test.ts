/** 偏离裁量基准: the reason and the approval go with the case into its papers. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { type CaseStage, openCaseStage } from "./case-stage.ts";

let stage: CaseStage;
beforeAll(async () => {
  stage = await openCaseStage();
});
afterAll(async () => stage.close());

const REASON = "挖掘造成主干道断行三日，一般档不足以罚当其过";
const story = (approval: string, settings = "{}") => `故事: 偏离
设置: ${settings}
开头: 立案
设定: { 案由: CG-SZ-002, 案由名称: 擅自挖掘城市道路, 终了日: 2026-09-28 }
经过:
  - { 时间: 2026-11-10 09:00, 谁: 顾明川, 做: 核实证据, 填: { 证据: [现场检查笔录], 核实情况: 与现场一致 } }
  - { 谁: 顾明川, 做: 提出处理意见, 填: { 处罚种类: [罚款], 罚款: 15000 元, 处罚内容: 罚款壹万伍仟元, 裁量档次: 一般, 裁量理由: 没有法定从重情节, 偏离基准的理由: ${REASON} } }
  - { 谁: 顾明川, 做: 调查终结, 填: { 查明的事实: 未经批准挖掘城市道路四十平方米, 案件定性: 擅自挖掘城市道路, 不责令改正的理由: 已修复 } }
  - { 谁: 许闻溪, 做: 承办机构审核通过, 填: { 审核意见: 同意 } }
  - { 时间: 2026-11-16 10:00, 谁: 江临渊, 做: 批准减轻、偏离基准, 填: ${approval} }
  - { 时间: 2026-11-18 09:00, 谁: 江临渊, 做: 批准告知 }
  - { 时间: 2026-11-19 15:00, 谁: 顾明川, 做: 送达文书, 填: { 方式: 直接送达, 送达时间: 2026-11-19 15:00, 已送达: 是, 送达情况: 本人签收 } }
  - { 时间: 2026-11-27 09:00, 谁: 顾明川, 做: 复核陈述申辩, 填: { 复核意见: 期满未提出 } }
  - { 时间: 2026-11-30 09:00, 谁: 江临渊, 做: 作出处罚决定 }
`;
const TIER =
  "罚款数额不在《衡川区城市道路裁量基准》（衡城管规〔2026〕1 号）“一般”档（6,000 元 以上 12,000 元 以下）之内";

async function sentencesOf(matterId: string): Promise<Readonly<Record<string, string>>> {
  const told = async (form: string, field: string) => String((await stage.papersOf(matterId, form))[0]?.[field] ?? "");
  return {
    report: await told("DOC-23", "discretion"),
    notice: await told("DOC-26", "reason"),
    approval: await told("DOC-36", "departure"),
    decision: await told("DOC-34", "discretion"),
  };
}

it("approved by a head: the report knows the reason, notice, approval form and decision also who approved and when", async () => {
  const said = await sentencesOf(await stage.lay(story("{ 意见: 同意 }")));
  expect(said.report).toContain(`${TIER}，理由：${REASON}`);
  expect(said.report).not.toContain("批准");
  for (const paper of [said.notice, said.approval, said.decision]) {
    expect(paper).toContain(REASON);
    expect(paper).toContain("偏离基准于 2026-11-16 经本机关负责人江临渊批准");
  }
});

it("discussed by the heads: the record of the discussion is one of the papers", async () => {
  const approval = "{ 批准方式: 本机关负责人集体讨论, 集体讨论的参加人: [江临渊, 韩若谷], 意见: 一致同意 }";
  const id = await stage.lay(story(approval, "{ discretion.departure: collective }"));
  const [record] = await stage.papersOf(id, "DOC-25");
  expect(record).toMatchObject({ attendees: ["江临渊", "韩若谷"], conclusion: "一致同意" });
  expect(String(record?.views)).toContain(REASON);
  expect((await sentencesOf(id)).decision).toContain("经本机关负责人集体讨论");
});
