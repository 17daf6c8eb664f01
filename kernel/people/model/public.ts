export { type Actor, CITIZEN_ACTOR, divisionPrefix, SYSTEM_ACTOR } from "./actor.ts";
export { mayEnter } from "./entry.ts";
export {
  COMMAND_AXIS,
  POST_ROLES,
  type PostRole,
  ROLES,
  type Role,
  SUPERVISION_AXIS,
  UNIT_SCOPED_ROLES,
} from "./roles.ts";
export { divisionRange, inScope, isWithinDivision, personInOffice, type Scoped } from "./scope.ts";
export { isValidOn, type Validity } from "./validity.ts";
