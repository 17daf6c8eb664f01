/**
 * 制发 issuing: the papers of one act get their numbers and are frozen, in the transaction of the act. Two steps, because the
 * entry of the record names number and hash, and the rows refer to the matter that the entry is written with.
 */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { canonicalJson, type Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { settingsOn } from "#base/settings.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Secrets } from "#platform/capability.ts";
import type { Tx } from "#platform/database/connect.ts";
import { oncePerTransaction } from "#platform/database/once-per-transaction.ts";
import { newFollowCode } from "#platform/follow-code.ts";
import { newId } from "#platform/ids.ts";
import { decryptPersonal, encryptPersonal } from "#platform/personal-data.ts";
import { listSettingRows } from "#platform/settings/store.ts";
import { type DocumentContent, missingFields, withColumnOrder } from "../../model/form.ts";
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
import { findSealFor } from "./seals.ts";

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
  readonly papers: readonly Paper[];
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
}

export const CONTENT_COLUMN = "document_issued.content";
export const SIGNED_COLUMN = "document_signature.sealed";

/** Gives numbers and freezes; nothing that refers to the matter is written yet. */
export async function prepareDocuments(tx: Tx, issuing: Issuing): Promise<readonly Prepared[]> {
  const { secrets, matter, unitId, now, papers } = issuing;
  if (papers.length === 0) return [];
  const agency = await agencyOf(tx, unitId, matter.divisionCode);
  const year = Number(plainDateOf(now).slice(0, 4));
  const settings = await settingsFor(tx, now);
  let outside = await countOutsideSeries(tx, matter.id);
  const written = [];
  for (const paper of papers) {
    const { form, version } = await formInForce(tx, paper.form);
    const answers = await findDraft(tx, secrets, { matterId: matter.id, form: form.code, key: paper.key });
    written.push({ paper, form, version, content: withAnswers(paper.content, answers ?? {}) });
  }
  // Behind everything that is read: others wait for these rows.
  const inSeries = papers.flatMap(({ form: { series } }) =>
    series === null ? [] : [{ agency: agency.id, series, year }],
  );
  const serials = [...(await nextSerials(tx, inSeries, issuing))];
  const prepared: Prepared[] = [];
  for (const { paper, form, version, content } of written) {
    const { series } = paper.form;
    const formText = canonicalJson(withColumnOrder(form) as unknown as Json);
    const serial = (series === null ? undefined : serials.shift()) ?? ++outside;
    const short = settings.agency_short_names[agency.name] ?? settings.agency_short_name;
    const frozen: FrozenDocument = {
      id: newId(now),
      matterId: matter.id,
      form: form.code,
      key: paper.key,
      number:
        series === null
          ? numberInMatter(matter.number ?? matter.id.slice(-12), serial)
          : numberInSeries(short, series, year, serial),
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

async function insertOne(tx: Tx, issuing: Issuing, prepared: Prepared, seq: number): Promise<void> {
  const { paper, frozen, form, agency, series, year, serial, missing, hash } = prepared;
  const { secrets, actor, now } = issuing;
  await sql`insert into document_form_text (sha256, form) values (${frozen.formHash}, ${form.text}::jsonb)
    on conflict (sha256) do nothing`.execute(tx);
  await sql`insert into document_issued (id, matter_id, seq, form, key, name, agency, number, series, year, serial, issued_at, issued_by,
      form_sha256, template_version, content, missing, code, hash)
    values (${frozen.id}, ${frozen.matterId}, ${seq}, ${frozen.form}, ${frozen.key}, ${paper.form.name}, ${agency.id}, ${frozen.number},
      ${series}, ${year}, ${serial}, ${now}, ${actor.personId}, ${frozen.formHash}, ${form.version},
      ${encryptPersonal(secrets.personalDataKey, CONTENT_COLUMN, canonicalJson(frozen.content))}, ${missing}, ${frozen.code}, ${hash})`.execute(
    tx,
  );
  let previousHash = hash;
  for (const [index, signature] of paper.signatures.entries()) {
    const { signer, personId, name, opinion, at } = signature;
    const words = canonicalJson({ name, opinion });
    const signed = {
      documentId: frozen.id,
      signer,
      ordinal: index + 1,
      at,
      method: "act",
      words,
      image: null,
    } as const;
    const signatureHash = sha256(signatureText({ ...signed, previousHash }));
    await sql`insert into document_signature (id, document_id, signer, ordinal, at, method, person_id, collected_by, sealed, previous_hash, hash)
      values (${newId(now)}, ${frozen.id}, ${signer}, ${index + 1}, ${at}, 'act', ${personId}, ${actor.personId},
        ${encryptPersonal(secrets.personalDataKey, SIGNED_COLUMN, words)}, ${previousHash}, ${signatureHash})`.execute(
      tx,
    );
    previousHash = signatureHash;
  }
  await removeDraft(tx, { matterId: frozen.matterId, form: frozen.form, key: frozen.key });
  const seal = paper.form.isSealed ? await findSealFor(tx, agency.id, actor.role, now) : null;
  const event = { documentId: frozen.id, at: now, name: actor.name, personId: actor.personId };
  if (seal) await addEvent(tx, { ...event, kind: "sealed", reason: "随制发用印", sealId: seal.id });
  if (paper.isHandedOver) await addEvent(tx, { ...event, kind: "delivered", reason: "当场交付" });
}

function settingsFor(tx: Tx, now: Instant): Promise<DocumentSettings> {
  return oncePerTransaction(tx, `document settings ${plainDateOf(now)}`, async () =>
    settingsOn(DOCUMENT_SETTINGS, await listSettingRows(tx, DOCUMENT_SETTINGS.owner), plainDateOf(now)),
  );
}

export function openContent(secrets: Keys, sealed: string): DocumentContent {
  return JSON.parse(decryptPersonal(secrets.personalDataKey, CONTENT_COLUMN, sealed)) as DocumentContent;
}

export function sha256(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
