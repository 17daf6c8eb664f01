/** 文头与文尾: title, issuer, number, date, addressees, attachments; and which paragraphs are none of the plan's own text. */
import type { PlainDate } from "#base/plain-date.ts";
import { dayOf } from "./calendar-days.ts";
import { type Flow, spanIn } from "./flow.ts";
import { labelOf } from "./numbering.ts";
import { numberOf } from "./numerals.ts";
import type { Attachment } from "./outline.ts";
import type { Line } from "./paragraphs.ts";
import { isUnitName } from "./unit-names.ts";

export interface Head {
  readonly title: string | null;
  readonly issuer: string | null;
  readonly number: string | null;
  readonly date: PlainDate | null;
  readonly attachments: readonly Attachment[];
  /** Paragraphs that belong to the frame of the document. */
  readonly asides: ReadonlySet<number>;
  /** Paragraphs at which a part of the document begins: the plan after its notice, each attachment. */
  readonly partStarts: ReadonlySet<number>;
}

const NUMBER =
  /^([\u4e00-\u9fff]{2,16}(?:（[\u4e00-\u9fff]{1,6}）)?\s*[〔[［（(【]\s*(?:19|20)\d{2}\s*[〕\]］）)】]\s*第?\s*\d+\s*号)(?:\s*签发人.*)?$/;
const Y = "(\\d{4}|[一二三四五六七八九零〇○]{4})";
const N = "(\\d{1,2}|[一二三四五六七八九十]{1,3})";
const DATE = new RegExp(`^(.*?)[（(]?${Y}\\s*年\\s*${N}\\s*月\\s*${N}\\s*日\\s*(印发)?[）)]?$`);
const KINDS =
  "方案|要点|计划|清单|分解表|任务表|一览表|安排表|台账|细则|办法|意见|标准|规定|安排|分工|规划|预案|指引|通知|责任书|任务书";
const TITLE_END = new RegExp(`(?:${KINDS})(?:[（(][^（）()]{1,20}[）)])?$`);
const NOTICE = /(?:关于|印发|转发).*(?:通知|意见|函|通告|决定)$/;
const ATTACHED = /^附\s*件\s*([一二三四五六七八九十\d]*)\s*(?:([：:])\s*(.*))?$/;
const PUBLIC = /^[（(]\s*(?:此件|信息)?[^（）()]{0,12}公开[^（）()]{0,8}[）)]$/;
const FRAME =
  /^(?:抄\s*送|主\s*送|主题词|签发人|校对|共印|联\s*系\s*(?:人|方式)|联系电话|电\s*话|传\s*真|电子邮[箱件]|邮\s*箱)\s*[：:]/;

export function readHead(lines: readonly Line[]): Head {
  const texts = lines.map(({ flow, kind }) => (kind === "text" ? flow.text : ""));
  const asides = new Set<number>();
  const body = firstBodyIndex(texts);
  const number = findNumber(texts, asides);
  const dated = findDate(texts, asides, body);
  for (const [index, text] of texts.entries())
    if (PUBLIC.test(text) || FRAME.test(text) || isAddressee(text, index)) asides.add(index);
  const notice = texts.findIndex(
    (text, index) => index < Math.max(body, 8) && text.length < 120 && NOTICE.test(text) && !labelOf(text),
  );
  const attached = readAttachments(lines, texts, asides);
  const starts = new Set<number>(attached.starts);
  const run = titleRun(texts, dated.lastInHead, body, notice, asides);
  for (const index of run) asides.add(index);
  if (notice >= 0 && !run.includes(notice)) asides.add(notice);
  if (run[0] !== undefined) starts.add(run[0]);
  for (const [index, text] of texts.entries()) {
    if (index > (run[0] ?? body) && !asides.has(index) && isTitle(text)) {
      starts.add(index);
      asides.add(index);
    }
  }
  const noticeTitle = notice >= 0 ? (texts[notice] ?? "") : "";
  const quoted =
    /《((?:[^《》]|《[^《》]*》)+)》/.exec(noticeTitle)?.[1] ?? /印发(.{4,60}?)的通知$/.exec(noticeTitle)?.[1];
  const title = run.map((index) => texts[index]).join("") || quoted || noticeTitle || null;
  const issuer = dated.issuer ?? headIssuer(texts, body, noticeTitle, asides);
  return { title, issuer, number, date: dated.date, attachments: attached.list(title), asides, partStarts: starts };
}

function firstBodyIndex(texts: readonly string[]): number {
  const index = texts.findIndex((text) => {
    const label = labelOf(text);
    return label !== null && label.rank <= 7 && !/^\d/.test(text);
  });
  return index >= 0 ? index : texts.length;
}

function findNumber(texts: readonly string[], asides: Set<number>): string | null {
  for (const [index, text] of texts.slice(0, 40).entries()) {
    const match = NUMBER.exec(text);
    if (!match?.[1]) continue;
    asides.add(index);
    return match[1].replace(/\s/g, "");
  }
  return null;
}

interface Dated {
  readonly date: PlainDate | null;
  readonly issuer: string | null;
  /** Index of the last line with a date before the plan begins; -1 for none. */
  readonly lastInHead: number;
}

function findDate(texts: readonly string[], asides: Set<number>, body: number): Dated {
  const found = texts.flatMap((text, index) => {
    const match = text.replace(/\s+/g, "").length < 60 ? DATE.exec(text) : null;
    const date = match ? dateOf(match) : null;
    const before = (match?.[1] ?? "").replace(/[（(][^（）()]*公开[^（）()]*[）)]/, "").trim();
    return match && date && (before === "" || isUnitName(before))
      ? [{ index, date, before, isPrinting: match[5] === "印发" }]
      : [];
  });
  for (const { index } of found) asides.add(index);
  const signed = found.find(({ isPrinting }) => !isPrinting) ?? found[0];
  const head = found.filter(({ index }) => index < body);
  const issuer = signed ? issuerBefore(texts, signed, asides) : null;
  return { date: signed?.date ?? null, issuer, lastInHead: head[head.length - 1]?.index ?? -1 };
}

function dateOf(match: RegExpExecArray): PlainDate | null {
  return dayOf(numberOf(match[2] ?? "") ?? 0, numberOf(match[3] ?? "") ?? 0, numberOf(match[4] ?? "") ?? 0);
}

/** The signature stands above the date, or before it in the line. */
function issuerBefore(
  texts: readonly string[],
  { index, before, isPrinting }: { readonly index: number; readonly before: string; readonly isPrinting: boolean },
  asides: Set<number>,
): string | null {
  if (before !== "") return isPrinting ? before.replace(/办公室$/, "") : before;
  const names: string[] = [];
  for (let at = index - 1; at >= 0 && at >= index - 4; at--) {
    const text = texts[at] ?? "";
    if (PUBLIC.test(text)) continue;
    if (!isUnitName(text.replace(/\s+/g, "")) || /[，。：:；、]/.test(text) || TITLE_END.test(text)) break;
    asides.add(at);
    names.unshift(...text.split(/\s{2,}/));
  }
  return names.length > 0 ? names.join("、") : null;
}

/** The red head (某市城市管理局文件), or the name before 关于印发. */
function headIssuer(texts: readonly string[], body: number, notice: string, asides: Set<number>): string | null {
  for (const [index, text] of texts.slice(0, Math.min(5, body)).entries()) {
    const name = text.replace(/\s+/g, "").replace(/文件$/, "");
    if (!isUnitName(name) || /[，。：:；、]/.test(name) || TITLE_END.test(text)) continue;
    asides.add(index);
    return name;
  }
  const named = /^(.{3,40}?)关于/.exec(notice)?.[1]?.trim();
  if (named && isUnitName(named)) return named;
  const owner = texts
    .slice(0, Math.min(5, body))
    .map((text) => /^(.{4,30}?(?:局|委员会|办公室|政府))(?:关于)?20\d\d年/.exec(text)?.[1]);
  return owner.find((name) => name !== undefined) ?? null;
}

function isAddressee(text: string, index: number): boolean {
  return (
    index < 25 &&
    /[：:]$/.test(text) &&
    /^(?:各|局|机关|市|区|县|省)/.test(text) &&
    /各|局|单位|科室/.test(text) &&
    !labelOf(text)
  );
}

/** Title of a part: a short line of its own that ends like a title. */
function isTitle(text: string): boolean {
  return (
    text.length >= 4 &&
    text.length <= 60 &&
    TITLE_END.test(text) &&
    !/[。；;：:，,]/.test(text) &&
    labelOf(text) === null &&
    !/^附/.test(text)
  );
}

/** Lines that make the title of the plan: after the last date of the notice, before its first heading. */
function titleRun(
  texts: readonly string[],
  lastDate: number,
  body: number,
  notice: number,
  asides: ReadonlySet<number>,
): readonly number[] {
  for (const from of lastDate >= 0 ? [lastDate + 1, 0] : [0]) {
    const isCandidate = (index: number) => {
      const text = texts[index] ?? "";
      return (
        index !== notice &&
        !asides.has(index) &&
        text !== "" &&
        text.length <= 70 &&
        !/[。；;：:，,]$/.test(text) &&
        !labelOf(text)
      );
    };
    for (let index = from; index < body; index++) {
      if (!isCandidate(index)) continue;
      const run = [index];
      while (
        !TITLE_END.test(texts[run[run.length - 1] ?? 0] ?? "") &&
        isCandidate(index + run.length) &&
        run.length < 4
      )
        run.push(index + run.length);
      if (TITLE_END.test(texts[run[run.length - 1] ?? 0] ?? "")) return run;
    }
  }
  return [];
}

/** 附件：1.… 2.… announces; a line 附件1 alone begins one. */
function readAttachments(lines: readonly Line[], texts: readonly string[], asides: Set<number>) {
  const announced: { label: string; title: string; flow: Flow }[] = [];
  const starts: number[] = [];
  for (let index = 0; index < texts.length; index++) {
    const match = ATTACHED.exec(texts[index] ?? "");
    const line = lines[index];
    if (!match || !line) continue;
    asides.add(index);
    const [, number = "", colon, title = ""] = match;
    if (!colon) {
      starts.push(index);
      continue;
    }
    announced.push({
      label: number === "" ? "附件" : `附件${number}`,
      title: title.replace(/^\d+\s*[.．、]\s*/, ""),
      flow: line.flow,
    });
    if (!/^\d/.test(title)) continue;
    for (let next = index + 1; /^\d+\s*[.．、]/.test(texts[next] ?? "") && !/。/.test(texts[next] ?? ""); next++) {
      const following = lines[next];
      if (following)
        announced.push({
          label: "附件",
          title: (texts[next] ?? "").replace(/^\d+\s*[.．、]\s*/, ""),
          flow: following.flow,
        });
      asides.add(next);
      index = next;
    }
  }
  const plain = (text: string) => text.replace(/[\s《》“”"。；;]/g, "");
  const list = (title: string | null): readonly Attachment[] =>
    announced.map(({ label, title: name, flow }) => {
      const own = texts.some((text, at) => lines[at]?.flow !== flow && plain(text) === plain(name));
      return {
        label,
        title: name,
        span: spanIn(flow),
        isPresent: own || plain(title ?? "") === plain(name) || starts.length >= announced.length,
      };
    });
  return { starts, list };
}
