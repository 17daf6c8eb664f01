/** The front door of documents. Nothing behind it may import the front door of matters, which issues papers through this one. */
export { signByAct } from "./issued/add-signature.ts";
export { markDelivered } from "./issued/events.ts";
export { groundOf, type Issuing, insertDocuments, issuedInRecord, prepareDocuments } from "./issued/issue.ts";
export { type PaperInMatter, papersIn } from "./issued/papers-in.ts";
export { type ShownPaper, showPaper } from "./issued/show.ts";
export { standingsIn } from "./issued/standings.ts";
export { sheetDocx } from "./sheet-docx.ts";
export { typesetSheet } from "./typeset-sheet.ts";
