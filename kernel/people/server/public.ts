/** The front door of `people` for other kernel words, capabilities and apps. */
export { mayEnter } from "../model/entry.ts";
export { type AccessNote, logAccess } from "./access-log.ts";
export {
  findAccount,
  listAccounts,
  logByOperator,
  resetPasswordOf,
  setAccountStatus,
  unlockAccount,
} from "./accounts.ts";
export { identifyByKey, type KeyHolder } from "./api-keys/identify-by-key.ts";
export { type ApiKey, createApiKey, listApiKeys, type NewApiKey, revokeApiKey } from "./api-keys/keys.ts";
export {
  createPerson,
  createPost,
  createUnit,
  hashPassword,
  importPeople,
  inventPassword,
  type PeopleImport,
  setPassword,
} from "./create.ts";
export { identify } from "./identify.ts";
export { type ScopeColumns, scopeCondition } from "./scope.ts";
export { credentialsValidAt } from "./store/credentials.ts";
export { listOnDuty, type OnDutyFilter, onDutyForBeat, onDutyPersons } from "./store/duties.ts";
export { findPerson, type PersonBrief } from "./store/persons.ts";
export { REGISTER_MARK, type Register, registerOf, type UnitInShort } from "./store/register.ts";
export {
  findUnit,
  getUnit,
  listDivisions,
  listUnits,
  type UnitFilter,
  unitAndBelow,
} from "./store/units.ts";
