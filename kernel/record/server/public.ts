export { appendEntry, sealEntry } from "./append.ts";
export { entriesOf, entriesOfMany, findEntryByRequest } from "./read.ts";
export { sealDays } from "./seal.ts";
export { faultOfChain, type Verification, verifyRecord } from "./verify.ts";
