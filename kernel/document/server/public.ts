/** The front door of documents. Nothing behind it may import the front door of matters, which issues papers through this one. */
export { type Issuing, insertDocuments, issuedInRecord, prepareDocuments } from "./issued/issue.ts";
export { type ShownPaper, showPaper } from "./issued/show.ts";
export { typesetSheet } from "./typeset-sheet.ts";
