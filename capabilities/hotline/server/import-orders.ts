/** 工单文件: rows of another system's list, by the names that its columns usually have. */
import type { z } from "zod";
import { type Instant, shanghaiTime } from "#base/instant.ts";
import { position } from "#base/position.ts";
import { Problem } from "#base/problem.ts";
import { pushOrder } from "#capabilities/hotline/contract.ts";
import { ORDER_KINDS, URGENCIES } from "#capabilities/hotline/model/public.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import { type Actor, SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { takeInOrder } from "./intake.ts";

/** First that is there counts. */
const COLUMNS = {
  externalNumber: ["工单编号", "编号", "工单号", "externalNumber"],
  topic: ["标题", "诉求主题", "主题", "topic"],
  content: ["诉求内容", "内容", "留言详情", "content"],
  orderKind: ["诉求类型", "类型", "orderKind"],
  urgency: ["紧急程度", "urgency"],
  isEnterprise: ["涉企", "是否涉企", "isEnterprise"],
  callerName: ["诉求人", "姓名", "callerName"],
  callerPhone: ["联系电话", "电话", "callerPhone"],
  address: ["地址", "事发地址", "address"],
  externalDueAt: ["办结时限", "要求办结时间", "externalDueAt"],
  longitude: ["经度", "longitude"],
  latitude: ["纬度", "latitude"],
} as const;
type Column = keyof typeof COLUMNS;
const NEEDED: readonly Column[] = ["externalNumber", "content", "orderKind"];

type Row = Readonly<Record<string, string>>;

export interface OrderImport {
  readonly rows: number;
  readonly made: number;
  readonly known: number;
  readonly faulty: readonly { readonly row: number; readonly messages: readonly string[] }[];
}

export interface OrderFile {
  readonly table: { readonly header: readonly string[]; readonly rows: readonly Row[] };
  /** Of the rows: 来源系统. */
  readonly externalSystem: string;
  readonly divisionCode: string;
  readonly now: Instant;
  readonly onProgress?: (read: number) => void;
}

/** Needed columns the file lacks, by the first of their names. */
export function missingOrderColumns(header: readonly string[]): readonly string[] {
  return NEEDED.filter((column) => !COLUMNS[column].some((name) => header.includes(name))).map(
    (column) => COLUMNS[column][0],
  );
}

/** A file brought in twice makes nothing twice. Faulty rows are named and left out. */
export async function importOrders(engine: Engine, file: OrderFile): Promise<OrderImport> {
  const actor: Actor = { ...SYSTEM_ACTOR, divisionCode: file.divisionCode };
  const faulty: { row: number; messages: readonly string[] }[] = [];
  let made = 0;
  let known = 0;
  for (const [index, row] of file.table.rows.entries()) {
    const parsed = orderOf(row, file.externalSystem);
    // The header is row 1, as a spreadsheet counts.
    if (!parsed.success) faulty.push({ row: index + 2, messages: parsed.error.issues.map(({ message }) => message) });
    else {
      try {
        const origin = { channel: "import", ip: null };
        const taken = await takeInOrder(engine, parsed.data, { actor, now: file.now, origin });
        if (taken.isKnown) known += 1;
        else made += 1;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        const { errors = [], detail } = error.extras;
        faulty.push({
          row: index + 2,
          messages: [...errors.map(({ message }) => message), ...(detail ? [detail] : [])],
        });
      }
    }
    file.onProgress?.(index + 1);
  }
  return { rows: file.table.rows.length, made, known, faulty };
}

function orderOf(row: Row, externalSystem: string): z.ZodSafeParseResult<z.output<NonNullable<typeof pushOrder.body>>> {
  const cell = (column: Column): string => {
    const name = COLUMNS[column].find((candidate) => row[candidate] !== undefined);
    return name === undefined ? "" : (row[name] ?? "").trim();
  };
  const content = cell("content");
  const body = pushOrder.body;
  if (!body) throw new Error("an endpoint that takes an order has a body");
  return body.safeParse({
    externalSystem,
    externalNumber: cell("externalNumber"),
    topic: cell("topic") || [...content].slice(0, 20).join(""),
    content,
    orderKind: idOf(ORDER_KINDS, cell("orderKind")),
    urgency: idOf(URGENCIES, cell("urgency")) || "ordinary",
    isEnterprise: ["是", "1", "true", "涉企"].includes(cell("isEnterprise")),
    callerName: cell("callerName") || null,
    callerPhone: cell("callerPhone") || null,
    isAnonymous: cell("callerName") === "",
    address: cell("address"),
    externalDueAt: instantOf(cell("externalDueAt")),
    position: positionOf(cell("longitude"), cell("latitude")),
  });
}

/** By the Chinese word or by the stored one. */
function idOf(labels: Readonly<Record<string, string>>, word: string): string {
  return Object.entries(labels).find(([id, label]) => id === word || label === word)?.[0] ?? word;
}

function instantOf(written: string): string | null {
  if (written === "") return null;
  try {
    return shanghaiTime(written.replaceAll("/", "-"));
  } catch (error) {
    if (error instanceof RangeError) return written;
    throw error;
  }
}

function positionOf(longitude: string, latitude: string): unknown {
  if (longitude === "" || latitude === "") return null;
  return position(Number(longitude), Number(latitude));
}
