/** 答复格式: whether the parts of a reply are there and say something. It judges form; what it says is for the gate. */
import { REPLY_SECTIONS, type ReplySection } from "./labels.ts";

export type ReplyParts = Readonly<Record<ReplySection, string>>;

export interface ReplyFormat {
  /** Parts that must be there. */
  readonly sections: readonly string[];
  /** Of each part that must be there. */
  readonly leastCharacters: number;
}

export interface FormatFault {
  readonly section: ReplySection;
  readonly message: string;
}

const ORDER = Object.keys(REPLY_SECTIONS) as ReplySection[];
/** A number that one can call: landline with area code, mobile, short service number. */
const PHONE = /(?<!\d)(0\d{2,3}-?\d{7,8}|1\d{10}|\d{7,8}|1\d{4})(?!\d)/;

export function formatFaults(parts: ReplyParts, { sections, leastCharacters }: ReplyFormat): readonly FormatFault[] {
  return ORDER.filter((section) => sections.includes(section)).flatMap((section) => {
    const written = parts[section].trim();
    const label = REPLY_SECTIONS[section];
    // 您好 is a whole greeting.
    const least = section === "greeting" ? 2 : leastCharacters;
    if ([...written].length < least) return [{ section, message: `「${label}」至少 ${least} 个字` }];
    if (section === "greeting" && !/[您你]好|尊敬/.test(written))
      return [{ section, message: `「${label}」须先问候诉求人，例如“您好”` }];
    if (section === "contact" && !PHONE.test(written))
      return [{ section, message: `「${label}」须写明可以拨通的电话` }];
    return [];
  });
}

/** The parts as one text, in their order. */
export function composeReply(parts: ReplyParts): string {
  return ORDER.map((section) => parts[section].trim())
    .filter((part) => part !== "")
    .join("\n");
}
