export { type Actor, CITIZEN_ACTOR, divisionPrefix, SYSTEM_ACTOR } from "./actor.ts";
export { COMMAND_AXIS, POST_ROLES, type PostRole, ROLES, type Role, SUPERVISION_AXIS, UNIT_SCOPED_ROLES } from "./roles.ts";
