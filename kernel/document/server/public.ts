/** The front door of documents for capabilities that issue papers. */
export { typesetSheet } from "./typeset-sheet.ts";
