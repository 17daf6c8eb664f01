export { type Actor, CITIZEN_ACTOR, divisionPrefix, SYSTEM_ACTOR } from "./actor.ts";
export { mayEnter } from "./entry.ts";
export {
  CREDENTIAL_KINDS,
  type Credential,
  PasswordSchema,
  type Person,
  type PersonInput,
  PersonInputSchema,
  type Post,
  type PostInput,
  PostInputSchema,
} from "./persons.ts";
export {
  COMMAND_AXIS,
  POST_ROLES,
  type PostRole,
  ROLES,
  type Role,
  SUPERVISION_AXIS,
  UNIT_SCOPED_ROLES,
} from "./roles.ts";
export { type Duty, type ShiftPattern, type ShiftTimes, shiftsOf } from "./rosters.ts";
export { divisionRange, inScope, isWithinDivision, personInOffice, type Scoped } from "./scope.ts";
export { DIVISION_LEVELS, type Division, UNIT_KINDS, type Unit, type UnitInput, type UnitKind } from "./units.ts";
