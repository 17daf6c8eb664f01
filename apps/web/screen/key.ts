const KEPT_AS = "fangyuan.screen-key";

/**
 * The key of a machine that shows the screen without a person: given once as `/screen#key=fy_…`, kept on the machine, and taken out of
 * the address at once. A fragment is never sent to a server and stands in no log.
 */
export function keyOfThisScreen(): string | null {
  const given = new URLSearchParams(location.hash.slice(1)).get("key");
  if (given !== null) {
    if (given === "") localStorage.removeItem(KEPT_AS);
    else localStorage.setItem(KEPT_AS, given);
    history.replaceState(null, "", location.pathname);
  }
  return localStorage.getItem(KEPT_AS);
}
