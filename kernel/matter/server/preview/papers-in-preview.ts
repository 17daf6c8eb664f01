/** 边填边看: the papers that an act would issue, worked out from an input that may be unfinished. Nothing is written and nothing numbered. */
import { canonicalJson, type Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import { calendarOf } from "#kernel/clock/server/public.ts";
import type { DocumentContent, DocumentForm, PaperSignature } from "#kernel/document/model/public.ts";
import { applyEffects, MATTER_PROBLEMS } from "#kernel/matter/model/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import {
  type Act,
  completeInput,
  findAct,
  type MatterCore,
  refusalsBefore,
  type Situation,
} from "#kernel/procedure/model/public.ts";
import type { Tx } from "#platform/database/connect.ts";
import { marksOf } from "#platform/database/remembered.ts";
import { type Engine, kindOf } from "../act.ts";
import { admit } from "../admit.ts";
import type { AnyKind, ErasedDetail } from "../kind.ts";
import { clocksOf, findMatter } from "../store.ts";

export interface PaperInPreview {
  readonly form: DocumentForm;
  readonly key: string;
  /** What is known; fields that wait for an input are left out. */
  readonly content: DocumentContent;
  readonly signatures: readonly PaperSignature[];
  /** Keys of fields that depend on what was not typed yet. */
  readonly waiting: ReadonlySet<string>;
}

export interface ActInPreview {
  readonly matter: MatterCore;
  /** Of the agency that would issue, or below it. */
  readonly unitId: string | null;
  readonly papers: readonly PaperInPreview[];
  /** Labels of inputs that are not there yet or not as they must be. */
  readonly waitsFor: readonly string[];
}

interface Asked {
  readonly matterId: string;
  readonly act: string;
  readonly input: unknown;
  readonly actor: Actor;
  readonly now: Instant;
}

/** @throws Problem not found or out of scope; refused, by what refuses the act before anything is typed */
export async function papersInPreview(tx: Tx, engine: Engine, asked: Asked): Promise<ActInPreview> {
  const { matterId, actor, now } = asked;
  const [kept, runs] = await Promise.all([findMatter(tx, matterId), clocksOf(tx, matterId), marksOf(tx)]);
  if (!kept) throw new Problem(MATTER_PROBLEMS.notFound);
  admit(kept, { actor, versionSeen: null });
  const { core } = kept;
  const kind = kindOf(engine, core.kind);
  const act = findAct(kind.procedure, asked.act);
  if (!act) throw new Problem(MATTER_PROBLEMS.notFound);
  const clocks = runs.map((run) => run.clock);
  const known = { matter: core, clocks, actor, now };
  const detailRead = kind.loadDetail(tx, matterId);
  const [detail, facts] = await Promise.all([
    detailRead,
    kind.loadFacts(tx, { ...known, detail: detailRead, act: { id: asked.act, input: asked.input } }),
  ]);
  const situation = { ...known, detail, facts };
  const refusals = refusalsBefore(kind.procedure, situation, act);
  if (refusals.length > 0) {
    const said = refusals.map((refusal) => refusal.message).join("；");
    throw new Problem(MATTER_PROBLEMS.refused, { rules: refusals, detail: said });
  }
  const fields = act.fields(situation);
  const first = completeInput(act, fields, asked.input, { now, standIn: 0 });
  const labelOf = (name: string) => fields.find((field) => field.name === name)?.label ?? name;
  const waitsFor = first.stoodIn.map(labelOf);
  const { documents } = kind;
  if (!documents || first.input === null) return { matter: core, unitId: null, papers: [], waitsFor };
  const papers = await draftsOf(tx, { kind, act, situation, input: first.input });
  const second = waitsFor.length > 0 ? completeInput(act, fields, asked.input, { now, standIn: 1 }) : null;
  const others = second?.input ? await draftsOf(tx, { kind, act, situation, input: second.input }) : null;
  const [wanted] = papers;
  return {
    matter: core,
    unitId: wanted && documents.agencyUnitOf ? documents.agencyUnitOf(wanted.wanted) : (actor.unitId ?? core.unitId),
    papers: others
      ? papers.flatMap((paper) => agreed(paper, others))
      : papers.map((paper) => ({ ...paper, waiting: new Set() })),
    waitsFor,
  };
}

interface Draft extends Omit<PaperInPreview, "waiting"> {
  readonly wanted: Parameters<NonNullable<AnyKind["documents"]>["contentOf"]>[1];
}

interface Drafting {
  readonly kind: AnyKind;
  readonly act: Act<string, ErasedDetail, ErasedDetail, unknown>;
  readonly situation: Situation<ErasedDetail, ErasedDetail>;
  readonly input: unknown;
}

async function draftsOf(tx: Tx, { kind, act, situation, input }: Drafting): Promise<readonly Draft[]> {
  const { matter, detail, clocks, actor, now } = situation;
  const { documents, procedure } = kind;
  const isAcceptable = act.checks.every((check) => check(situation, input) === null);
  const consequences = consequencesOf(act, situation, input, isAcceptable);
  if (!documents || !consequences) return [];
  const { to, effects } = consequences;
  const division = matter.divisionCode;
  const calendar = await calendarOf(tx, division);
  const isTerminal = procedure.states[to]?.isTerminal ?? false;
  const applied = applyEffects<ErasedDetail>({ core: matter, clocks, effects, to, isTerminal, calendar, now });
  const after = { matter: applied.core, detail: { ...detail, ...applied.detail }, input, actor, now };
  return Promise.all(
    applied.issues.map(async (issue) => {
      const form = documents.forms.find(({ code }) => code === issue.form);
      if (!form) throw new Error(`kind ${matter.kind} has no form ${issue.form}`);
      const wanted = { ...issue, ...after };
      const [content, signatures] = await Promise.all([
        documents.contentOf(tx, wanted),
        documents.signaturesOf?.(tx, wanted) ?? [],
      ]);
      return { form, key: issue.key, content, signatures, wanted };
    }),
  );
}

/** What an input that a check refuses would lead to need not be defined: then there is nothing to show. */
function consequencesOf(act: Drafting["act"], situation: Drafting["situation"], input: unknown, isAcceptable: boolean) {
  const judge = () => ({
    to: typeof act.to === "function" ? act.to(situation, input) : act.to === "same" ? situation.matter.state : act.to,
    effects: act.effects(situation, input),
  });
  if (isAcceptable) return judge();
  try {
    return judge();
  } catch {
    return null;
  }
}

/** A paper that is issued whatever stands in; what differs between the two waits for an input. */
function agreed(paper: Draft, others: readonly Draft[]): readonly PaperInPreview[] {
  const { form, key, content, signatures } = paper;
  const other = others.find((one) => one.form.code === form.code && one.key === key);
  if (!other) return [];
  const textOf = (value: Json | undefined) => (value === undefined ? "" : canonicalJson(value));
  const keys = [...new Set([...Object.keys(content), ...Object.keys(other.content)])];
  const waiting = new Set(keys.filter((name) => textOf(content[name]) !== textOf(other.content[name])));
  return [
    {
      form,
      key,
      content: Object.fromEntries(Object.entries(content).filter(([name]) => !waiting.has(name))),
      signatures: signatures.map((one, index) =>
        one.opinion === other.signatures[index]?.opinion ? one : { ...one, opinion: "" },
      ),
      waiting,
    },
  ];
}
