/**
 * 制发 issuing: the papers of one act get their numbers and are frozen, in the transaction of the act. Two steps, because the
 * entry of the record names number and hash, and the rows refer to the matter that the entry is written with.
 */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { canonicalJson, type Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Secrets } from "#platform/capability.ts";
import type { Tx } from "#platform/database/connect.ts";
import { newFollowCode } from "#platform/follow-code.ts";
import { newId } from "#platform/ids.ts";
import { decryptPersonal, encryptPersonal } from "#platform/personal-data.ts";
import { loadSettings } from "#platform/settings/store.ts";
import { type DocumentContent, type DocumentForm, missingFields, withColumnOrder } from "../../model/form.ts";
import {
  type FrozenDocument,
  frozenText,
  type IssuedInRecord,
  numberInMatter,
  numberInSeries,
  type Paper,
  signatureText,
  withAnswers,
} from "../../model/issued/issued.ts";
import { DOCUMENT_SETTINGS, type DocumentSettings } from "../../model/settings.ts";
import { formInForce } from "../templates/template-store.ts";
import { findDraft, removeDraft } from "./draft.ts";
import { addEvent } from "./events.ts";
import { type Agency, agencyOf, countOutsideSeries, nextSerials } from "./number.ts";
import { findSealFor, type Seal } from "./seals.ts";

type Keys = Pick<Secrets, "personalDataKey">;

export interface Issuing {
  readonly secrets: Keys;
  /** The act gave the matter its number, before its papers get theirs. */
  readonly hasTakenNumber: boolean;
  readonly matter: { readonly id: string; readonly number: string | null; readonly divisionCode: string };
  /** Of the agency, or below it. */
  readonly unitId: string | null;
  readonly actor: Actor;
  readonly now: Instant;
}

/** What numbering and freezing stand on, as it is kept: read beside what the papers say. */
export interface Ground {
  readonly agency: Agency;
  readonly seal: Seal | null;
  readonly shortName: string;
  /** Papers of the matter outside every series so far. */
  readonly outside: number;
  /** In the order of the papers. */
  readonly forms: readonly {
    readonly form: DocumentForm;
    readonly version: number;
    readonly answers: DocumentContent | null;
  }[];
}

export interface Prepared {
  readonly paper: Paper;
  readonly frozen: FrozenDocument;
  readonly form: { readonly text: string; readonly version: number };
  readonly agency: Agency;
  readonly series: string | null;
  readonly year: number;
  readonly serial: number;
  readonly missing: readonly string[];
  readonly hash: string;
  readonly seal: Seal | null;
}

export const CONTENT_COLUMN = "document_issued.content";
export const SIGNED_COLUMN = "document_signature.sealed";

/** @param wanted the papers that will be issued, in their order */
export async function groundOf(
  tx: Tx,
  { secrets, matter, unitId, actor, now }: Issuing,
  wanted: readonly Pick<Paper, "form" | "key">[],
): Promise<Ground> {
  const isSealed = wanted.some(({ form }) => form.isSealed);
  const standing = agencyOf(tx, unitId, matter.divisionCode);
  const [agency, seal, settings, outside, forms] = await Promise.all([
    standing,
    isSealed ? standing.then(({ id }) => findSealFor(tx, id, actor.role, now)) : null,
    settingsFor(tx, now),
    countOutsideSeries(tx, matter.id),
    Promise.all(
      wanted.map(async ({ form: shipped, key }) => {
        const [{ form, version }, answers] = await Promise.all([
          formInForce(tx, shipped),
          findDraft(tx, secrets, { matterId: matter.id, form: shipped.code, key }),
        ]);
        return { form, version, answers };
      }),
    ),
  ]);
  const shortName = settings.agency_short_names[agency.name] ?? settings.agency_short_name;
  return { agency, seal, shortName, outside, forms };
}

/** Gives numbers and freezes; nothing that refers to the matter is written yet. */
export async function prepareDocuments(
  tx: Tx,
  issuing: Issuing,
  ground: Ground,
  papers: readonly Paper[],
): Promise<readonly Prepared[]> {
  const { matter, now } = issuing;
  const { agency, seal, shortName, forms } = ground;
  let { outside } = ground;
  const year = Number(plainDateOf(now).slice(0, 4));
  // Behind everything that is read: others wait for these rows.
  const inSeries = papers.flatMap(({ form: { series } }) =>
    series === null ? [] : [{ agency: agency.id, series, year }],
  );
  const serials = [...(await nextSerials(tx, inSeries, issuing))];
  const prepared: Prepared[] = [];
  for (const [index, { form, version, answers }] of forms.entries()) {
    const paper = papers[index];
    if (!paper) throw new RangeError("a form without its paper");
    const content = withAnswers(paper.content, answers ?? {});
    const { series } = paper.form;
    const formText = canonicalJson(withColumnOrder(form) as unknown as Json);
    const serial = (series === null ? undefined : serials.shift()) ?? ++outside;
    const frozen: FrozenDocument = {
      id: newId(now),
      matterId: matter.id,
      form: form.code,
      key: paper.key,
      number:
        series === null
          ? numberInMatter(matter.number ?? matter.id.slice(-12), serial)
          : numberInSeries(shortName, series, year, serial),
      formHash: sha256(formText),
      issuedAt: now,
      code: newFollowCode(),
      content,
    };
    prepared.push({
      paper,
      frozen,
      form: { text: formText, version },
      agency,
      series,
      year,
      serial,
      missing: missingFields(form, content).map((field) => field.key),
      hash: sha256(frozenText(frozen)),
      seal: paper.form.isSealed ? seal : null,
    });
  }
  return prepared;
}

/** Writes what was prepared; behind the matter's own row, in the same transaction. */
export async function insertDocuments(
  tx: Tx,
  issuing: Issuing,
  prepared: readonly Prepared[],
  seq: number,
): Promise<void> {
  await Promise.all(prepared.map((one) => insertOne(tx, issuing, one, seq)));
}

/** What the entry of the record says of them. */
export function issuedInRecord(prepared: readonly Prepared[]): readonly IssuedInRecord[] {
  return prepared.map(({ paper, frozen: { id, form, key, number }, hash }) => {
    return { id, form, key, name: paper.form.name, number, hash };
  });
}

/** All of it in one trip, in this order. */
async function insertOne(tx: Tx, issuing: Issuing, prepared: Prepared, seq: number): Promise<void> {
  const { paper, frozen, form, agency, series, year, serial, missing, hash, seal } = prepared;
  const { secrets, actor, now } = issuing;
  const text = sql`insert into document_form_text (sha256, form) values (${frozen.formHash}, ${form.text}::jsonb)
    on conflict (sha256) do nothing`.execute(tx);
  const issued =
    sql`insert into document_issued (id, matter_id, seq, form, key, name, agency, number, series, year, serial, issued_at, issued_by,
      form_sha256, template_version, content, missing, code, hash)
    values (${frozen.id}, ${frozen.matterId}, ${seq}, ${frozen.form}, ${frozen.key}, ${paper.form.name}, ${agency.id}, ${frozen.number},
      ${series}, ${year}, ${serial}, ${now}, ${actor.personId}, ${frozen.formHash}, ${form.version},
      ${encryptPersonal(secrets.personalDataKey, CONTENT_COLUMN, canonicalJson(frozen.content))}, ${missing}, ${frozen.code}, ${hash})`.execute(
      tx,
    );
  const signed = [];
  let previousHash = hash;
  for (const [index, signature] of paper.signatures.entries()) {
    const { signer, personId, name, opinion, at } = signature;
    const words = canonicalJson({ name, opinion });
    const told = {
      documentId: frozen.id,
      signer,
      ordinal: index + 1,
      at,
      method: "act",
      words,
      image: null,
    } as const;
    const signatureHash = sha256(signatureText({ ...told, previousHash }));
    signed.push(
      sql`insert into document_signature (id, document_id, signer, ordinal, at, method, person_id, collected_by, sealed, previous_hash, hash)
        values (${newId(now)}, ${frozen.id}, ${signer}, ${index + 1}, ${at}, 'act', ${personId}, ${actor.personId},
          ${encryptPersonal(secrets.personalDataKey, SIGNED_COLUMN, words)}, ${previousHash}, ${signatureHash})`.execute(
        tx,
      ),
    );
    previousHash = signatureHash;
  }
  const event = { documentId: frozen.id, at: now, name: actor.name, personId: actor.personId };
  await Promise.all([
    text,
    issued,
    ...signed,
    removeDraft(tx, { matterId: frozen.matterId, form: frozen.form, key: frozen.key }),
    seal && addEvent(tx, { ...event, kind: "sealed", reason: "随制发用印", sealId: seal.id }),
    paper.isHandedOver && addEvent(tx, { ...event, kind: "delivered", reason: "当场交付" }),
  ]);
}

async function settingsFor(tx: Tx, now: Instant): Promise<DocumentSettings> {
  return (await loadSettings(DOCUMENT_SETTINGS, tx))(plainDateOf(now));
}

export function openContent(secrets: Keys, sealed: string): DocumentContent {
  return JSON.parse(decryptPersonal(secrets.personalDataKey, CONTENT_COLUMN, sealed)) as DocumentContent;
}

export function sha256(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
