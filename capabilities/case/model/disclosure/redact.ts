/** 隐去应当保护的信息 (《行政处罚法》第五十条): what a published text must not say of a person. */

const IDENTITY_NUMBER = /(?<!\d)\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/g;
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/g;

export interface Protected {
  /** Replaced by the name that is shown. */
  readonly name: string;
  readonly shownName: string;
  /** Home, numbers: left out. */
  readonly secrets: readonly string[];
}

/** Names in facts are found by the name itself; another person named in free words is for the clerk to leave out. */
export function redacted(text: string, { name, shownName, secrets }: Protected): string {
  const named = name.length > 1 && name !== shownName ? text.replaceAll(name, shownName) : text;
  const quiet = secrets
    .filter((secret) => secret.length > 3)
    .reduce((words, one) => words.replaceAll(one, "＊＊"), named);
  return quiet.replace(IDENTITY_NUMBER, "＊＊").replace(MOBILE, "＊＊");
}
