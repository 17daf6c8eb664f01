/** 回执: what the party sent through their own page, as the record keeps it. */
import { sql } from "kysely";
import { formatInstant, type Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import { PARTY_ACTS, type PartyAct } from "#capabilities/case/contract.ts";
import { typesetSheet } from "#kernel/document/server/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { PROBLEMS } from "#platform/http/problems.ts";

export interface Receipt {
  readonly seq: number;
  readonly at: Instant;
  readonly act: PartyAct;
  readonly label: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** SHA-256 of each attachment. */
  readonly files: readonly string[];
  /** Of the entry in the record. */
  readonly hash: string;
}

export async function listReceipts(on: Database, matterId: string): Promise<readonly Receipt[]> {
  const rows = await listRows(
    on,
    sql<Omit<Receipt, "label">>`select seq, at, act, input, evidence as files, hash from record_entry
      where matter_id = ${matterId} and act = any(${Object.keys(PARTY_ACTS)}) and actor ->> 'role' = 'citizen' order by seq`,
  );
  return rows.map((row) => ({ ...row, label: PARTY_ACTS[row.act] }));
}

interface ReceiptOf {
  readonly matterId: string;
  readonly seq: number;
  readonly number: string;
  readonly agency: string;
}

/** @throws Problem not found */
export async function receiptPdf(on: Database, { matterId, seq, number, agency }: ReceiptOf): Promise<Buffer> {
  const receipt = (await listReceipts(on, matterId)).find((one) => one.seq === seq);
  if (!receipt) throw new Problem(PROBLEMS.notFound, { detail: "没有这份回执" });
  const { at, label, files, hash } = receipt;
  const sent = contentWords(receipt);
  return typesetSheet(
    {
      title: "提交材料回执",
      issuer: agency,
      number,
      blocks: [
        { kind: "paragraph", text: `你在 ${formatInstant(at)} 通过当事人页面${label}，本机关已收到并记入案件留痕。` },
        ...(sent === ""
          ? []
          : [
              { kind: "heading", text: "内容" } as const,
              ...sent.split("\n").map((text) => ({ kind: "paragraph", text }) as const),
            ]),
        ...(files.length === 0
          ? []
          : [
              {
                kind: "table",
                table: {
                  title: `附件 ${files.length} 件`,
                  columns: [
                    { title: "序号", isFigure: true },
                    { title: "文件摘要（SHA-256）", isFigure: false },
                  ],
                  rows: files.map((file, index) => [String(index + 1), file]),
                  notes: ["摘要由文件的全部内容算出：文件改动一个字，摘要就不同。"],
                },
              } as const,
            ]),
        { kind: "paragraph", text: `留痕第 ${seq} 条，摘要 ${hash}。` },
      ],
      signed: [agency, formatInstant(at)],
      foot: `案号 ${number}`,
      isAcross: false,
    },
    at,
  );
}

/** Addresses and numbers are kept sealed in the record: the receipt says that they were given, not what they are. */
function contentWords({ act, input }: Receipt): string {
  const text = (name: string) => (typeof input[name] === "string" ? (input[name] as string) : "");
  switch (act) {
    case "record_representation":
      return text("content");
    case "request_hearing":
      return text("reason");
    case "confirm_address":
      return input.isElectronicAgreed === true
        ? "已填写送达地址，并同意电子送达。"
        : "已填写送达地址，不采用电子送达。";
    case "ask_arrangement":
      return [input.kind === "deferred" ? "申请延期缴纳。" : "申请分期缴纳。", text("reason")].join("\n");
  }
}
