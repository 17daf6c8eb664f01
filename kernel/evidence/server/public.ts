/** The front door of evidence for other server parts. */
export { derivedPicture } from "./files/derive.ts";
export { evidenceStore } from "./files/file-store.ts";
export {
  evidenceExists,
  evidenceOf,
  findFile,
  linkEvidence,
  type MatterEvidence,
  markPublic,
  type NewLink,
  type StoredFile,
  type Upload,
  usesOf,
} from "./store.ts";
export { type NewFile, storeFile } from "./store-file.ts";
export { FILE_FAULTS, type FileFault, findFaultyFiles, verifyFile } from "./verify-file.ts";
