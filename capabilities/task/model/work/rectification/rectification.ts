/**
 * 问题整改: 问题清单 → 整改清单 → 销号 with proof → 回头看. One ledger for problems, items for the public (我为群众办实事), findings of
 * inspections and opinions. ZG01 to ZG09.
 */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { addDays, PlainDateSchema } from "#base/plain-date.ts";
import type { Effect } from "#kernel/procedure/model/public.ts";
import { LEDGERS, LOOK_BACKS, type RectificationState } from "../../labels.ts";
import type { WorkFacts } from "../facts.ts";
import {
  actsOf,
  choiceOf,
  day,
  endOfDay,
  files,
  flag,
  HANDLERS,
  involve,
  isNot,
  isOfUnit,
  LOOK_BACK_SOURCE,
  NOBODYS_TURN,
  OFFICE,
  OFFICE_AND_LEADERS,
  ofLeadUnit,
  opinion,
  opinionField,
  optional,
  optionsOf,
  percent,
  proof,
  refuse,
  required,
  setMatter,
  startUntil,
  turn,
  words,
  wrongField,
} from "../kit.ts";

export const RectificationDetailSchema = z.object({
  ledger: z.enum(Object.keys(LEDGERS) as [keyof typeof LEDGERS, ...(keyof typeof LEDGERS)[]]),
  problem: z.string(),
  foundBy: z.string(),
  planId: IdSchema.nullable(),
  taskId: IdSchema.nullable(),
  measures: z.string().nullable(),
  dueOn: PlainDateSchema.nullable(),
  percent: z.number().int().min(0).max(100),
  submittedByPersonId: IdSchema.nullable(),
  result: z.string().nullable(),
  lookBackOn: PlainDateSchema.nullable(),
  lookBackCount: z.number().int().nonnegative(),
});
export type RectificationDetail = z.infer<typeof RectificationDetailSchema>;
export const BLANK_RECTIFICATION: RectificationDetail = {
  ledger: "problem",
  problem: "",
  foundBy: "",
  planId: null,
  taskId: null,
  measures: null,
  dueOn: null,
  percent: 0,
  submittedByPersonId: null,
  result: null,
  lookBackOn: null,
  lookBackCount: 0,
};

const ledgerAct = actsOf<RectificationState, RectificationDetail, WorkFacts>();
const detail = (changes: Partial<RectificationDetail>): Effect<RectificationDetail> => ({ kind: "detail", changes });
const WORKING = ["planned", "reopened"] as const satisfies readonly RectificationState[];

export const list = ledgerAct({
  label: "列入清单",
  code: "ZG01",
  from: "none",
  to: "listed",
  by: [...HANDLERS, ...OFFICE_AND_LEADERS],
  weight: "primary",
  input: z.object({
    ledger: choiceOf(LEDGERS, "台账"),
    title: words(4, "问题", 200),
    problem: words(4, "问题说明"),
    foundBy: z.string().trim().max(200).default(""),
    unitId: IdSchema,
    planId: IdSchema.nullable().default(null),
    taskId: IdSchema.nullable().default(null),
    files,
  }),
  fields: () => [
    required("ledger", "台账", "choice", { options: optionsOf(LEDGERS) }),
    required("title", "问题", "text"),
    required("problem", "问题说明", "longText"),
    optional("foundBy", "来源（谁提出、何时）", "text"),
    required("unitId", "整改单位", "unit"),
    optional("files", "附件", "photos"),
  ],
  guards: [],
  checks: [],
  effects: (_, input) => [
    { kind: "number", letter: "Z" },
    setMatter({ subject: LEDGERS[input.ledger], title: input.title, source: input.ledger, unitId: input.unitId }),
    involve(input.unitId, "lead"),
    detail({
      ledger: input.ledger,
      problem: input.problem,
      foundBy: input.foundBy,
      planId: input.planId,
      taskId: input.taskId,
    }),
    turn(HANDLERS, "新问题，待列整改措施", { unitId: input.unitId }),
  ],
});

export const plan = ledgerAct({
  label: "列整改措施",
  code: "ZG02",
  from: ["listed"],
  to: "planned",
  by: [...HANDLERS, "supervision_office"],
  weight: "primary",
  input: z.object({ measures: words(4, "整改措施"), dueOn: day }),
  fields: () => [required("measures", "整改措施", "longText"), required("dueOn", "整改期限", "date")],
  guards: [
    ({ actor, matter }) =>
      actor.role === "supervision_office" || isOfUnit(actor, matter.unitId)
        ? null
        : refuse("ZG02-UNIT", "由整改单位或督查室列措施"),
  ],
  checks: [({ facts }, { dueOn }) => (dueOn < facts.today ? wrongField("dueOn", "整改期限不能早于今天") : null)],
  effects: ({ matter, now }, { measures, dueOn }) => [
    startUntil("rectify", "整改期限", now, endOfDay(dueOn), "整改清单"),
    detail({ measures, dueOn }),
    turn(HANDLERS, "整改中", { unitId: matter.unitId }),
  ],
});

export const report = ledgerAct({
  label: "报整改进展",
  code: "ZG03",
  from: WORKING,
  to: "same",
  by: HANDLERS,
  weight: "normal",
  input: z.object({ percent, text: words(2, "进展"), files }),
  fields: ({ detail: item }) => [
    required("percent", "进度（%）", "number", { initial: item.percent }),
    required("text", "进展", "longText"),
    optional("files", "照片", "photos"),
  ],
  guards: [ofLeadUnit("ZG03", "报进展")],
  checks: [],
  effects: (_, { percent: reported }) => [detail({ percent: reported })],
});

export const submit = ledgerAct({
  label: "申请销号",
  code: "ZG04",
  from: WORKING,
  to: "submitted",
  by: HANDLERS,
  weight: "primary",
  input: z.object({ text: words(6, "整改结果"), files: proof }),
  fields: () => [required("text", "整改结果", "longText"), required("files", "佐证", "photos")],
  guards: [ofLeadUnit("ZG04", "申请销号")],
  checks: [],
  effects: ({ actor }, { text }) => [
    { kind: "pauseClock", clock: "rectify", reason: "已申请销号，待核" },
    detail({ result: text, percent: 100, submittedByPersonId: actor.personId }),
    turn(OFFICE, "申请销号，待核"),
  ],
});

export const close = ledgerAct({
  label: "销号",
  code: "ZG05",
  from: ["submitted"],
  to: "closed",
  by: OFFICE_AND_LEADERS,
  weight: "primary",
  input: z.object({ opinion }),
  fields: () => [opinionField],
  guards: [isNot("ZG05", (item) => item.submittedByPersonId, "申请人不能给自己销号")],
  checks: [],
  effects: ({ facts }) => [
    detail({ lookBackOn: addDays(facts.today, facts.settings.look_back_days) }),
    flag([], ["look_back"]),
    NOBODYS_TURN,
  ],
});

export const sendBack = ledgerAct({
  label: "退回整改",
  code: "ZG06",
  from: ["submitted"],
  to: "planned",
  by: OFFICE_AND_LEADERS,
  weight: "normal",
  input: z.object({ opinion: words(4, "退回理由") }),
  fields: () => [required("opinion", "退回理由", "longText")],
  guards: [],
  checks: [],
  effects: ({ matter }) => [
    { kind: "resumeClock", clock: "rectify" },
    detail({ percent: 90, submittedByPersonId: null }),
    turn(HANDLERS, "退回，继续整改", { unitId: matter.unitId }),
  ],
});

/** 回头看: what was struck off is looked at again; a relapse opens it anew. */
export const lookBack = ledgerAct({
  label: "回头看",
  code: "ZG07",
  from: ["closed"],
  to: (_, { outcome }) => (outcome === "holds" ? "closed" : "reopened"),
  toStates: ["closed", "reopened"],
  by: OFFICE_AND_LEADERS,
  weight: "normal",
  input: z.object({
    outcome: choiceOf(LOOK_BACKS, "结果"),
    text: words(4, "查看情况"),
    dueOn: day.nullable().default(null),
    files,
  }),
  fields: () => [
    required("outcome", "结果", "choice", { options: optionsOf(LOOK_BACKS) }),
    required("text", "查看情况", "longText"),
    optional("dueOn", "反弹的，重新整改期限", "date"),
    optional("files", "照片", "photos"),
  ],
  guards: [],
  checks: [
    (_, { outcome, dueOn }) =>
      outcome === "relapsed" && dueOn === null ? wrongField("dueOn", "问题反弹的须定重新整改期限") : null,
  ],
  effects: ({ matter, detail: item, now }, { outcome, dueOn }) => [
    detail({
      lookBackOn: null,
      lookBackCount: item.lookBackCount + 1,
      ...(outcome === "relapsed" ? { percent: 0, dueOn, submittedByPersonId: null } : {}),
    }),
    flag(outcome === "relapsed" ? ["relapsed"] : [], ["look_back"]),
    ...(outcome === "relapsed" && dueOn
      ? [
          startUntil("rectify", "整改期限", now, endOfDay(dueOn), LOOK_BACK_SOURCE),
          turn(HANDLERS, "问题反弹，重新整改", { unitId: matter.unitId }),
        ]
      : [NOBODYS_TURN]),
  ],
});

export const reject = ledgerAct({
  label: "不予立项",
  code: "ZG08",
  from: ["listed"],
  to: "rejected",
  by: OFFICE_AND_LEADERS,
  weight: "normal",
  input: z.object({ reason: words(4, "理由") }),
  fields: () => [required("reason", "理由", "longText")],
  guards: [],
  checks: [],
  effects: () => [NOBODYS_TURN],
});

/** The day of looking back has come. */
export const remindLookBack = ledgerAct({
  label: "提醒回头看",
  code: "ZG09",
  from: ["closed"],
  to: "same",
  by: ["system"],
  weight: "normal",
  input: z.object({ on: day }),
  fields: () => [],
  guards: [],
  checks: [],
  effects: (_, { on }) => [flag(["look_back"]), turn(OFFICE, `${on} 应回头看`)],
});

export const comment = ledgerAct({
  label: "留言",
  code: "ZG10",
  from: ["listed", "planned", "submitted", "closed", "reopened", "rejected"],
  to: "same",
  by: [...HANDLERS, ...OFFICE_AND_LEADERS],
  weight: "normal",
  input: z.object({ text: words(1, "留言", 1000) }),
  fields: () => [required("text", "留言", "longText")],
  guards: [],
  checks: [],
  effects: () => [],
});
