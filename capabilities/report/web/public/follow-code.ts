/** 查询码 as people read and type it. The server understands the same spellings. */

const FORM = /^[0-9A-HJKMNP-TV-Z]{10}$/;

/** Lower case, spaces, dashes, O for 0 and I or L for 1 are all understood; null when it cannot be a code. */
export function readFollowCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  return FORM.test(code) ? code : null;
}

/** `7K3M Q9XA 2T`: in fours, as it is read out. */
export function writeFollowCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, "$1 ");
}
