/** Hands a file to the person, under a name. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  // The browser reads the bytes after the click: they stay for a minute.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
