/** Paths of pages against addresses. Pure. */

export type PathParams = Readonly<Record<string, string>>;

/**
 * @param pattern relative to the root: `follow/:code`, `""` for the front page
 * @returns the params, or null when the address is of another page
 */
export function matchPath(pattern: string, pathname: string): PathParams | null {
  const wanted = partsOf(pattern);
  const given = partsOf(pathname);
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const value = given[i] ?? "";
    if (part.startsWith(":")) params[part.slice(1)] = decoded(value);
    else if (part !== value) return null;
  }
  return params;
}

function partsOf(path: string): string[] {
  return path.split("/").filter((part) => part !== "");
}

/** A stray percent sign in a typed address is a character like any other. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
