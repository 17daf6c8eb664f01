/** 通知询问、抽样取证、委托检测 (《行政处罚法》第五十五条、第五十六条). Codes C11n, C11s, C11t. */
import { z } from "zod";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { type CaseGuard, type CaseSituation, caseAct } from "../case-act.ts";
import { handlersTurn, issue } from "../consequences.ts";
import { optional, personId, required, secondOfficerField, words } from "../fields.ts";
import { byDesign, byHandler, byLaw, certified, today, withSecondOfficer, wrongField } from "../rules.ts";
import { notInLitigation } from "./inquiry.ts";

const hasParty: CaseGuard = ({ detail: known }) =>
  known.party ? null : byDesign("CASE-PARTY", "还没有登记当事人，请先登记");

/** 调查询问通知书: where, when, and what to bring. */
export const callInterview = caseAct({
  label: "通知询问",
  code: "C11n",
  from: ["verifying", "investigating"],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: z.object({
    appearAt: InstantSchema,
    place: words(2, "地点"),
    bring: z.string().trim().max(1000, "最长 1000 字").default(""),
  }),
  fields: () => [
    required("appearAt", "到场时间", "instant"),
    required("place", "地点", "text"),
    optional("bring", "携带材料", "longText"),
  ],
  guards: [certified, byHandler, hasParty],
  checks: [({ now }, { appearAt }) => (appearAt > now ? null : wrongField("appearAt", "到场时间须在通知之后"))],
  effects: (situation) => [
    ...issue(situation, [{ form: "DOC-05", key: `interview-${situation.matter.version}` }]),
    handlersTurn(situation, "调查询问通知书待送达"),
  ],
});

const text = z.string().trim().max(200, "最长 200 字").default("");
const SampleSchema = z.object({
  name: z.string("请填写样品名称").trim().min(1, "请填写样品名称").max(200, "最长 200 字"),
  model: text,
  batch: text,
  quantity: z.string("请填写抽样数量").trim().min(1, "请填写抽样数量").max(40, "最长 40 字"),
  base: text,
});
const SamplesInput = z.object({
  samples: z.array(SampleSchema, "请列明样品").min(1, "请列明样品").max(100),
  method: words(4, "抽样方法"),
  sealedBy: words(2, "封样情况"),
  isCertificateShown: z.boolean(),
  secondOfficerId: personId,
});

/** 抽样取证: two officers, the certificate shown; the voucher is handed over where the samples are taken. */
export const takeSamples = caseAct({
  label: "抽样取证",
  code: "C11s",
  from: ["verifying", "investigating"],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: SamplesInput,
  fields: (situation) => [
    required("samples", "样品", "rows", {
      columns: [
        required("name", "样品名称", "text"),
        optional("model", "规格", "text"),
        optional("batch", "批号", "text"),
        required("quantity", "抽样数量", "text"),
        optional("base", "抽样基数", "text"),
      ],
    }),
    required("method", "抽样方法", "longText"),
    required("sealedBy", "封样情况", "longText"),
    required("isCertificateShown", "已出示执法证件", "yesNo"),
    secondOfficerField(situation),
  ],
  guards: [certified, byHandler, hasParty, notInLitigation],
  checks: [
    withSecondOfficer(),
    enforcing(["XZCF-055"], (_situation: CaseSituation, input: { isCertificateShown: boolean }) =>
      input.isCertificateShown ? null : byLaw("XZCF-055", "抽样取证应当主动出示执法证件，没有出示的当事人有权拒绝"),
    ),
  ],
  effects: (situation, { samples, secondOfficerId }) => {
    const { evidence } = situation.detail;
    const item = {
      id: `evidence-${evidence.length + 1}`,
      kind: "physical" as const,
      title: `抽取的样品：${samples.map(({ name }) => name).join("、")}`.slice(0, 200),
      takenAt: situation.now,
      officerIds: [situation.actor.personId ?? "", secondOfficerId],
      files: [],
      isVerified: false,
    };
    return issue(
      situation,
      [{ form: "DOC-12", key: item.id }],
      { evidence: [...evidence, item], isCertificateShown: true },
      true,
    );
  },
});

/** 委托检测、检验、鉴定: the head sends the case out of the house; the answer comes back as 鉴定意见. */
export const entrustTesting = caseAct({
  label: "委托检测鉴定",
  code: "C11t",
  from: ["investigating"],
  to: "same",
  by: ["agency_head"],
  weight: "normal",
  input: z.object({
    institution: words(2, "受托机构"),
    object: words(2, "检测对象"),
    items: words(2, "检测项目"),
    dueOn: PlainDateSchema,
  }),
  fields: () => [
    required("institution", "受托机构", "text"),
    required("object", "检测对象", "longText"),
    required("items", "检测项目", "longText"),
    required("dueOn", "出具结论的期限", "date"),
  ],
  guards: [notInLitigation],
  checks: [(situation, { dueOn }) => (dueOn >= today(situation) ? null : wrongField("dueOn", "期限不能早于今天"))],
  effects: (situation, { dueOn }) => {
    const key = `testing-${situation.matter.version}`;
    return [
      ...issue(situation, [{ form: "DOC-13", key }], {
        entrustments: [...situation.detail.entrustments, { key, dueOn, answeredOn: null }],
      }),
      handlersTurn(situation, "已委托检测，待出具结论"),
    ];
  },
});
