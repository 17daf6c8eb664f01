/** Where the browser finds evidence. */
export function thumbnailUrl(sha256: string): string {
  return `/api/evidence/${sha256}/thumbnail`;
}
export function originalUrl(sha256: string): string {
  return `/api/evidence/${sha256}/original`;
}
