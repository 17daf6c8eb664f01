/**
 * Guards signed-in requests against forgery by other web sites (CSRF), beside the cookie's SameSite=Lax: an address that the
 * browser names as the origin of the request must be ours. Clients that are not browsers name none.
 */

/** @param headers of the request, names in lower case; @param publicUrl where the platform is reached from outside */
export function isSameOrigin(headers: Readonly<Record<string, string | undefined>>, publicUrl: string): boolean {
  const origin = headers.origin;
  // The host may differ from `publicUrl` (an address in the local network); cookies are bound to it, so it is enough.
  if (origin !== undefined) return hostOf(origin) === headers.host || originOf(origin) === originOf(publicUrl);
  const site = headers["sec-fetch-site"];
  if (site === undefined || site === "same-origin" || site === "none") return true;
  // Following a link from another site to a file of ours is reading. A form sent from there would name its origin.
  return headers["sec-fetch-mode"] === "navigate";
}

/** `https://a.example:8443/x` → `https://a.example:8443`. Browsers also send the word `null`, which is no origin of ours. */
function originOf(url: string): string {
  return /^([a-z]+:\/\/[^/]+)/.exec(url.toLowerCase())?.[1] ?? "null";
}

function hostOf(url: string): string {
  return originOf(url).replace(/^[a-z]+:\/\//, "");
}
