/** Files that a page makes itself. */
export { csvOf } from "#base/csv.ts";

/** Hands a file to the browser. */
export function download(name: string, content: BlobPart, type = "text/csv;charset=utf-8"): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
