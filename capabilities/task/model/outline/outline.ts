/**
 * 方案大纲: what reading a plan (方案, 工作要点, 任务清单) finds in it, each finding with the exact place it came from.
 *
 * Vocabulary. **source**: the text of a document as a reader of files gives it. **paragraph**: a piece of it put together again from
 * broken lines; its segments say which pieces of the source it consists of. **span**: a half-open range of the source. **label**: the
 * number before a heading. **doubt** 存疑: a sentence in Chinese on what the reader is not sure of. It marks, it never invents.
 */
import type { PlainDate } from "#base/plain-date.ts";

/** Half-open range of UTF-16 code units of the source text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a file or a paste gave. Cells of one table row stand in one line, divided by tabs. */
export interface PlanSource {
  readonly text: string;
  /** `lines`: a paragraph may be broken over lines, as in text files and PDF. `paragraphs`: a line is a paragraph, as in Word and Excel. */
  readonly layout: "lines" | "paragraphs";
  /** Places of empty cells that belong to the cell above them (合并单元格), where the file says so. */
  readonly mergedCells?: readonly number[];
}

/** A heading with a number of the official order (一、（一）1.（1）① 一是, 第一章, 1.1); `level` counts from 1 by nesting. */
export interface Heading {
  readonly level: number;
  /** As written: `一、`, `（一）`, `1.`, `一是`, `第三条`. */
  readonly label: string;
  readonly text: string;
  /** Label and text. */
  readonly span: Span;
}

/** A date or a period. `from` and `to` are inclusive; null where the text leaves that end open. */
export interface Period {
  readonly text: string;
  readonly span: Span;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  /** RFC 5545 RRULE without `RRULE:`, for what comes again. */
  readonly recurrence: string | null;
}

export type Comparator = "at_least" | "at_most" | "more_than" | "less_than" | "equal" | "change_by";
/** Which way is good; `none` for a plain number to be done. */
export type Direction = "up" | "down" | "none";

/** 量化目标: a number that can be missed. */
export interface Target {
  readonly text: string;
  readonly span: Span;
  /** What is counted, in the words of the document; empty when it does not say. */
  readonly subject: string;
  readonly comparator: Comparator;
  readonly value: number;
  /** The upper end of `3—5 个`. */
  readonly upper: number | null;
  /** `个`, `%`, `吨`, `学时`, `工作日`. */
  readonly unit: string;
  readonly direction: Direction;
  /** What a change is measured against, in the words of the document. */
  readonly baseline: string | null;
  /** `每日`, `每县区每月`, `全年`. */
  readonly per: string | null;
  /** The day by which, when the same sentence names one. */
  readonly due: PlainDate | null;
}

/** 任务: the smallest piece of work that the document tells apart. */
export interface PlanTask {
  /** From the numbers of the document (`4.2.3`), stable while those stay: what a second version is compared by. */
  readonly id: string;
  /** The nearest heading above or in the task, with its label; for rows of a list the group the row belongs to. */
  readonly heading: string;
  readonly text: string;
  /** 牵头部门, as written. */
  readonly lead: readonly string[];
  /** 责任部门 and 配合部门, as written. */
  readonly responsible: readonly string[];
  readonly periods: readonly Period[];
  readonly targets: readonly Target[];
  /** The first recurrence of its periods. */
  readonly recurrence: string | null;
  readonly span: Span;
  readonly doubts: readonly string[];
}

/** 报告制度: who tells whom what, how often or by when. */
export interface ReportingDuty {
  readonly text: string;
  readonly span: Span;
  /** Who reports; empty when the sentence does not say. */
  readonly who: string;
  /** 总结, 调度, 汇报, 通报, 报送 … as written. */
  readonly action: string;
  /** What is reported; empty when the sentence does not say. */
  readonly what: string;
  /** To whom. */
  readonly to: readonly string[];
  readonly recurrence: string | null;
  readonly due: PlainDate | null;
}

/** 提级: one step of the ladder that a difficulty climbs. */
export interface LadderStep {
  /** From 1, the lowest. */
  readonly step: number;
  readonly party: string;
  /** On what condition, in the words of the document; empty when only the order is given. */
  readonly when: string;
  readonly text: string;
  readonly span: Span;
}

/** 工作阶段. */
export interface Phase {
  readonly label: string;
  readonly name: string;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly text: string;
  readonly span: Span;
}

export type PartyRole = "lead" | "responsible" | "support" | "person";

/** 部门提及: a department (or, by `person`, a named person) and the task it belongs to. */
export interface Party {
  readonly name: string;
  readonly role: PartyRole;
  readonly span: Span;
  readonly taskId: string;
}

/** 联系方式: telephone numbers, addresses and names of contacts are personal data and are shown to those who need them only. */
export interface Contact {
  readonly kind: "person" | "telephone" | "email";
  readonly text: string;
  readonly span: Span;
}

export interface Attachment {
  readonly label: string;
  readonly title: string;
  readonly span: Span;
  /** The document announces it and contains it. */
  readonly isPresent: boolean;
}

export interface Paragraph {
  readonly kind: "text" | "heading" | "row";
  /** Pieces of the source that make its text, in order. */
  readonly segments: readonly Span[];
}

export interface Outline {
  /** Of the plan itself, not of the notice that sends it round. */
  readonly title: string | null;
  readonly issuer: string | null;
  /** 发文字号. */
  readonly number: string | null;
  /** 成文日期: years that are not written are counted from it. */
  readonly date: PlainDate | null;
  readonly headings: readonly Heading[];
  readonly tasks: readonly PlanTask[];
  readonly reporting: readonly ReportingDuty[];
  readonly ladder: readonly LadderStep[];
  readonly phases: readonly Phase[];
  readonly parties: readonly Party[];
  readonly contacts: readonly Contact[];
  readonly attachments: readonly Attachment[];
  readonly paragraphs: readonly Paragraph[];
  /** On the document as a whole. */
  readonly doubts: readonly string[];
  /** The source that all spans point into. */
  readonly text: string;
}
