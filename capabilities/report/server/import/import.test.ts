/** Bulk import on real PostgreSQL: bad rows corrected and sent again, nothing made twice, foreign systems as they are. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import type { ImportMapping } from "#capabilities/report/model/import-mapping.ts";
import { SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { CITY, DISTRICT, type OpenTestCity, openTestCity } from "../test-city.ts";
import { compareOnTime } from "./compare-on-time.ts";
import { errorsFile } from "./errors-file.ts";
import { SHIPPED_MAPPINGS } from "./mappings/index.ts";
import { type ImportRequest, runImport } from "./run-import.ts";
import { type ImportJob, listImports } from "./store.ts";

let city: OpenTestCity;
beforeAll(async () => {
  city = await openTestCity();
});
afterAll(async () => city.close());

const MAPPING: ImportMapping = {
  name: "热线工单",
  externalSystem: "hotline-export",
  columns: {
    externalNumber: "工单编号",
    openedAt: "受理时间",
    dueAt: "办理期限",
    closedAt: "办结时间",
    description: ["诉求内容"],
    resultText: [],
    address: ["地址"],
    longitude: "经度",
    latitude: "纬度",
    classText: "类别",
    sourceText: null,
    statedOverdue: null,
    reporterName: "诉求人",
    reporterPhone: "联系电话",
  },
  coordinateSystem: "wgs84",
  source: "hotline_12345",
  sources: {},
  classes: { 暴露垃圾: "incident:0110" },
  statedOverdueWords: {},
  emptyWords: ["", "无"],
};
const HEADER = "工单编号,受理时间,办理期限,办结时间,诉求内容,地址,经度,纬度,类别,诉求人,联系电话";

async function importText(
  text: string | Buffer,
  mapping = MAPPING,
  more: Partial<ImportRequest> = {},
): Promise<ImportJob> {
  return runImport({
    ...more,
    engine: city.engine,
    platform: city.platform,
    file: { name: "工单.csv", bytes: Buffer.from(text) },
    mapping,
    divisionCode: DISTRICT,
    actor: SYSTEM_ACTOR,
  });
}

const counts = ({ rowCount, madeCount, knownCount, faultyCount }: ImportJob) => [
  rowCount,
  madeCount,
  knownCount,
  faultyCount,
];

test("bad rows are named, come back as a file, and once corrected are made, while good rows are not made again", async () => {
  const { longitude, latitude } = city.positionInCell(6);
  const good = `G1,2026-11-16 09:00:00,2026-11-20 18:00:00,无,小区门口有垃圾,柳荫路 1 号,${longitude},${latitude},暴露垃圾,张某,13900005555`;
  const first = await importText(
    [
      HEADER,
      good,
      "G2,2026年13月1日,,,路灯不亮,,,,,,",
      ",2026-11-16 10:00,,,没有编号,,,,,,",
      "G4,2026-11-16 10:00,,2026-11-15 10:00,办结早于上报,,,,,,",
      "G5,2026/11/16 8:05:00,,2026/11/17 9:00:00,已办结的问题,,,,,,",
      "G6,2026-11-16 10:00,,,电话写错,,,,,李某,打不通",
    ].join("\n"),
  );
  expect(counts(first)).toEqual([6, 2, 0, 4]);
  const faults = await errorsFile(city.platform.database, first.id);
  const lines = faults
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/);
  expect(lines).toHaveLength(5);
  expect(lines[0]).toBe(`${HEADER},行号,问题`);
  expect(lines[1]).toMatch(/2,受理时间：“2026年13月1日”不是时间$/);
  expect(lines[2]).toMatch(/3,工单编号：缺少来源编号$/);
  expect(lines[3]).toMatch(/4,办结时间：办结时间早于上报时间$/);
  expect(lines[4]).toMatch(/6,联系电话：电话号码只含数字/);

  const corrected = faults
    .replace("2026年13月1日", "2026年11月1日 9时05分")
    .replace("\n,2026-11-16 10:00,,,没有编号", "\nG3,2026-11-16 10:00,,,没有编号")
    .replace("2026-11-15 10:00", "2026-11-17 10:00")
    .replace("打不通", "0371-1234567");
  const second = await importText(`${corrected}${good}\n`);
  expect(counts(second)).toEqual([5, 4, 1, 0]);
  const { n } = await getRow(
    city.platform.database,
    sql<{ n: number }>`select count(*) as n from report where external_system = 'hotline-export'`,
  );
  expect(n).toBe(6);
});

test("an open row waits at the desk with its own deadline, a closed one is history", async () => {
  const rows = await listRows(
    city.platform.database,
    sql<{ number: string; state: string; cell: string | null; opened: string; due: string | null; flags: string[] }>`
      select r.external_number as number, m.state, m.cell_code as cell, m.opened_at as opened, m.flags,
        (select due_at from clock_running c where c.matter_id = m.id and c.kind = 'external') as due
      from report r join matter m on m.id = r.matter_id where r.external_number in ('G1', 'G2', 'G5') order by 1`,
  );
  expect(rows).toEqual([
    {
      number: "G1",
      state: "reported",
      cell: "990102001002002",
      opened: shanghaiTime("2026-11-16 09:00"),
      due: shanghaiTime("2026-11-20 18:00"),
      flags: [],
    },
    {
      number: "G2",
      state: "reported",
      cell: null,
      opened: shanghaiTime("2026-11-01 09:05"),
      due: null,
      flags: ["to_locate"],
    },
    {
      number: "G5",
      state: "closed",
      cell: null,
      opened: shanghaiTime("2026-11-16 08:05"),
      due: null,
      flags: [],
    },
  ]);
});

test("a file of a Chinese office program, in GB 18030, reads the same", async () => {
  const text = `${HEADER}\nK1,2026-11-16 09:00,,,路口积水,,,,,,\n`;
  const gbk = Buffer.from(
    // 工单编号… in GB 18030, made once with a converter.
    "B9A4B5A5B1E0BAC52CCADCC0EDCAB1BCE42CB0ECC0EDC6DACFDE2CB0ECBDE1CAB1BCE42CCBDFC7F3C4DAC8DD2CB5D8D6B72CBEADB6C82CCEB3B6C82CC0E0B1F02CCBDFC7F3C8CB2CC1AACFB5B5E7BBB00A" +
      "4B312C323032362D31312D31362030393A30302C2C2CC2B7BFDABBFDCBAE2C2C2C2C2C2C0A",
    "hex",
  );
  expect(new TextDecoder("gb18030").decode(gbk)).toBe(text);
  expect(counts(await importText(gbk))).toEqual([1, 1, 0, 0]);
});

test("a place outside the city keeps its raw position and gets no cell", async () => {
  const job = await importText(
    `${HEADER}\nB1,2011-07-01 01:32:33,,2011-07-02 05:00:00,Street Light,,-71.0772,42.2715,,,\n`,
  );
  const row = await getRow(
    city.platform.database,
    sql<{
      cell: string | null;
      longitude: number;
      outside: boolean;
      division: string;
    }>`select m.cell_code as cell, row.raw_longitude as longitude,
      row.is_outside_city as outside, m.division_code as division from report_import_row row join matter m on m.id = row.matter_id
      where row.import_id = ${job.id}`,
  );
  expect(row).toEqual({ cell: null, longitude: -71.0772, outside: true, division: DISTRICT });
});

test("a run that was cut off goes on where it stopped", async () => {
  const rows = Array.from({ length: 120 }, (_, n) => `R${n},2026-11-16 09:00,,,第 ${n} 个问题,,,,,,`);
  const text = [HEADER, ...rows].join("\n");
  const cutOff = importText(
    text,
    { ...MAPPING, externalSystem: "cut-off" },
    {
      onProgress: () => {
        throw new Error("the process was killed");
      },
    },
  );
  await expect(cutOff).rejects.toThrow("killed");
  const job = (await listImports(city.platform.database)).find(({ state }) => state === "running");
  expect(job).toMatchObject({ rowCount: 120, readCount: 50, madeCount: 50 });
  const ended = await importText(text, { ...MAPPING, externalSystem: "cut-off" }, { importId: job?.id ?? "" });
  expect(ended).toMatchObject({ id: job?.id, state: "done", readCount: 120, madeCount: 120, knownCount: 0 });
});

test("a column that the mapping names and the file lacks is named", async () => {
  await expect(importText("编号,时间\n1,2026-11-16\n")).rejects.toThrow(/文件中没有这些列：工单编号/);
});

const dataSets = process.env.FANGYUAN_DATA_SETS;
const realFile = (path: string) => (dataSets ? join(dataSets, path) : "");
const BOSTON = realFile("us-311/boston_2011h2_dev.csv.gz");
const MESSAGES = realFile("teddy-cup-2020-c/messages_hot.csv.gz");

describe.skipIf(!existsSync(BOSTON) || !existsSync(MESSAGES))("real files (FANGYUAN_DATA_SETS)", () => {
  async function importReal(name: string, bytes: Buffer, mapping: string): Promise<ImportJob> {
    return runImport({
      engine: city.engine,
      platform: city.platform,
      file: { name, bytes },
      mapping: SHIPPED_MAPPINGS[mapping] as ImportMapping,
      divisionCode: CITY,
      actor: SYSTEM_ACTOR,
    });
  }

  /** Every n-th row; all of them (40,775) take two minutes. */
  function everyNth(file: string, n: number): Buffer {
    const [header, ...lines] = gunzipSync(readFileSync(file)).toString("utf8").trimEnd().split("\n");
    return Buffer.from([header, ...lines.filter((_, index) => index % n === 0)].join("\n"));
  }

  test("Boston: every fifth row is made, and our judgement of overdue agrees with theirs", async () => {
    const job = await importReal("boston.csv", everyNth(BOSTON, 5), "boston-311");
    expect(counts(job)).toEqual([8_155, 8_155, 0, 0]);
    const compared = await compareOnTime(city.platform.database, job.id, city.now());
    expect(compared.stated).toBeGreaterThan(6_500);
    expect(compared.share).toBeGreaterThanOrEqual(0.997);
  });

  test("4,326 messages of citizens wait for a place; sent again, none is made twice", async () => {
    const bytes = readFileSync(MESSAGES);
    const first = await importReal("messages.csv.gz", bytes, "citizen-messages");
    expect(counts(first)).toEqual([4_326, 4_326, 0, 0]);
    const again = await importReal("messages.csv.gz", bytes, "citizen-messages");
    expect(counts(again)).toEqual([4_326, 0, 4_326, 0]);
    const { waiting } = await getRow(
      city.platform.database,
      sql<{ waiting: number }>`select count(*) as waiting from matter m join report r on r.matter_id = m.id
        where r.external_system = 'citizen-messages' and m.is_open and 'to_locate' = any(m.flags) and m.source = 'hotline_12345'`,
    );
    expect(waiting).toBe(4_326);
  });
});
