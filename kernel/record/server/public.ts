export { appendEntry, hashOf, sealEntry } from "./append.ts";
export { type DayProof, type ProofPath, proveEntries, rootFrom } from "./proof.ts";
export {
  actsOfPersons,
  type EntriesInShort,
  type EntriesJoined,
  entriesJoined,
  entriesOf,
  entriesOfMany,
  findEntryByRequest,
  newestEntriesOf,
  saidBefore,
} from "./read.ts";
export { type Seal, sealDays, sealHolds } from "./seal.ts";
export { faultOfChain, type Verification, verifyRecord } from "./verify.ts";
