/**
 * 案卷打印 the paper of a matter: everything that the template `matter.typ` prints, in finished words. What the page masks stays
 * masked here; the paper shows nothing that the page does not.
 */
import { z } from "zod";
import { formatInstant, type Instant } from "#base/instant.ts";
import type { MatterClock, MatterPage, StoryEntry } from "#kernel/matter/contract.ts";
import { type Actor, ROLES } from "#kernel/people/model/public.ts";
import { captionOf, distanceOf, type NumberedEvidence, namesOf, numberEvidence, pairOf } from "./pictures.ts";

export interface PaperFact {
  readonly label: string;
  readonly value: string;
}

export interface PaperPicture {
  readonly sha256: string;
  readonly caption: string;
  /** Why there is no picture, or what is wrong with it; empty when all is well. */
  readonly fault: string;
  /** Whether there is something to draw. */
  readonly isDrawn: boolean;
}

export interface MatterPaper {
  readonly city: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly flags: readonly string[];
  readonly stages: readonly { readonly label: string; readonly status: "done" | "now" | "later" }[];
  readonly facts: readonly PaperFact[];
  readonly place: readonly PaperFact[];
  readonly clocks: readonly {
    readonly label: string;
    readonly limit: string;
    readonly source: string;
    readonly startedAt: string;
    readonly dueAt: string;
    readonly isProvisional: boolean;
    readonly standing: string;
  }[];
  /** Below the clocks; empty without a provisional one. */
  readonly clockNote: string;
  readonly people: readonly {
    readonly name: string;
    readonly post: string;
    readonly unit: string;
    readonly acts: string;
  }[];
  /** Oldest first. */
  readonly story: readonly {
    readonly seq: number;
    readonly on: string;
    readonly time: string;
    readonly act: string;
    readonly move: string;
    readonly by: string;
    readonly text: string;
    readonly used: string;
    readonly hash: string;
  }[];
  readonly pair: {
    readonly before: PaperPicture;
    readonly after: PaperPicture;
    readonly distance: string;
  } | null;
  readonly pictures: readonly PaperPicture[];
  /** `留痕 11 条，链完整` */
  readonly chain: string;
  /** What breaks the chain, in words; empty when it holds. */
  readonly chainFault: string;
  /** SHA-256 of the newest entry, whole: paper and record can be laid side by side. */
  readonly lastHash: string;
  readonly hasMasked: boolean;
  /** `2026-11-21 14:30　程雨（受理员，衡川区监督中心）` */
  readonly printed: string;
}

/** What became of the picture of a photograph: drawn or not, and what is wrong. Absent: drawn, nothing wrong. */
export type PictureFinding = Pick<PaperPicture, "fault" | "isDrawn">;

export interface PaperSources {
  readonly page: MatterPage;
  /** Name of the city. */
  readonly city: string;
  readonly printedBy: Actor;
  readonly now: Instant;
  /** By SHA-256. */
  readonly findings: ReadonlyMap<string, PictureFinding>;
}

export function matterPaper({ page, city, printedBy, now, findings }: PaperSources): MatterPaper {
  const { row } = page;
  const numbered = numberEvidence(page.evidence);
  const pair = pairOf(numbered);
  const picture = (one: NumberedEvidence) => pictureOf(one, findings);
  const isInPair = (one: NumberedEvidence) => one === pair?.before || one === pair?.after;
  const provisional = page.clocks.filter((clock) => clock.isProvisional);
  return {
    city,
    number: row.number ?? "未编号",
    title: [row.subject, row.title || row.address].filter(Boolean).join("·"),
    state: row.stateLabel,
    flags: row.flags.map((flag) => flag.label),
    stages: page.stages,
    facts: factsOf(page),
    place: placeOf(page),
    clocks: [...page.clocks].sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1)).map(clockLine),
    clockNote: provisional.length > 0 ? "暂定：到期日所在年份的放假安排尚未公布，公布后重新计算，只会顺延。" : "",
    people: page.people.map(({ name, roleLabel, unitName, acts }) => ({
      name,
      post: roleLabel,
      unit: unitName,
      acts: acts.join("、"),
    })),
    story: [...page.story].sort((a, b) => a.seq - b.seq).map((entry) => storyLine(entry, numbered)),
    pair: pair && { before: picture(pair.before), after: picture(pair.after), distance: distanceOf(pair) },
    pictures: numbered.filter((one) => !isInPair(one)).map(picture),
    chain: `留痕 ${page.story.length} 条，${page.chain.holds ? "链完整" : "链不完整"}`,
    chainFault: page.chain.fault ?? "",
    lastHash: page.story.reduce((last, entry) => (entry.seq > last.seq ? entry : last), NO_ENTRY).hash,
    hasMasked: page.fields.some((field) => field.unmaskAct),
    printed: `${formatInstant(now)}　${nameOf(printedBy)}`,
  };
}

const NO_ENTRY = { seq: 0, hash: "" };

/** The general facts, then the kind's own; those without a value are left out. */
function factsOf({ row, kindLabel, fields }: MatterPage): readonly PaperFact[] {
  const general: readonly PaperFact[] = [
    { label: "程序", value: kindLabel },
    { label: "来源", value: row.sourceLabel },
    { label: "登记时间", value: formatInstant(row.openedAt) },
    { label: "最近变动", value: formatInstant(row.changedAt) },
    { label: "轮到", value: row.isOpen ? row.turnLabel : "" },
  ];
  return [...general, ...fields.map(({ label, value }) => ({ label, value }))].filter(({ value }) => value !== "");
}

/** The unit grid cell as place describes it; a cell without these members still has its code. */
const CellSchema = z.object({
  name: z.string().default(""),
  landUse: z.string().default(""),
  grade: z.string().default(""),
});

function placeOf({ row, cellCode, cell }: MatterPage): readonly PaperFact[] {
  const known = CellSchema.safeParse(cell).data;
  const cellWords = known ? [known.name, known.landUse, known.grade && `${known.grade} 级`].filter(Boolean) : [];
  const coordinates = row.position && `${row.position.longitude.toFixed(6)}，${row.position.latitude.toFixed(6)}`;
  return [
    { label: "位置", value: row.address || "没有地址" },
    { label: "所属", value: row.areaName },
    { label: "单元网格", value: [cellCode ?? "", ...cellWords].filter(Boolean).join("　") },
    { label: "主责单位", value: row.unitName },
    { label: "坐标", value: coordinates ? `${coordinates}（经度，纬度；WGS 84）` : "还没有定位" },
  ].filter(({ value }) => value !== "");
}

const LIGHTS: Readonly<Record<MatterClock["light"], string>> = {
  green: "绿灯",
  yellow: "黄灯",
  red: "红灯",
  paused: "暂停",
};

function clockLine(clock: MatterClock): MatterPaper["clocks"][number] {
  const stopped = clock.stoppedAt && `${formatInstant(clock.stoppedAt)} ${clock.isOverdue ? "超时停止" : "期内停止"}`;
  return {
    label: clock.label,
    limit: clock.limit,
    source: clock.source,
    startedAt: formatInstant(clock.startedAt),
    dueAt: formatInstant(clock.dueAt),
    isProvisional: clock.isProvisional,
    standing: stopped ?? `${LIGHTS[clock.light]}，${clock.remaining}`,
  };
}

function storyLine(entry: StoryEntry, numbered: readonly NumberedEvidence[]): MatterPaper["story"][number] {
  const [on = "", time = ""] = formatInstant(entry.at).split(" ");
  const post = entry.roleLabel === entry.actorName ? "" : `（${entry.roleLabel}）`;
  const deputy = entry.onBehalfOf ? `代 ${entry.onBehalfOf}` : "";
  const hasMoved = entry.fromLabel !== entry.toLabel;
  const used = numbered.filter(
    ({ evidence }) => evidence.seq === entry.seq && entry.evidence.includes(evidence.sha256),
  );
  return {
    seq: entry.seq,
    on,
    time,
    act: entry.label,
    move: hasMoved ? [entry.fromLabel, entry.toLabel].filter(Boolean).join(" → ") : "",
    by: [entry.unitName, `${entry.actorName}${post}`, deputy].filter(Boolean).join("\n"),
    text: entry.text,
    used: namesOf(used),
    hash: `${entry.hash.slice(0, 4)}…${entry.hash.slice(-4)}`,
  };
}

function pictureOf(one: NumberedEvidence, findings: ReadonlyMap<string, PictureFinding>): PaperPicture {
  const { sha256 } = one.evidence;
  const { fault, isDrawn } = findings.get(sha256) ?? { fault: "", isDrawn: true };
  return { sha256, caption: captionOf(one), fault, isDrawn };
}

function nameOf({ name, role, unitName, onBehalfOf }: Actor): string {
  return `${name}（${ROLES[role]}，${unitName}${onBehalfOf ? `，代 ${onBehalfOf.name}` : ""}）`;
}
