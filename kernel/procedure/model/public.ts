export { begunBy } from "./begun-by.ts";
export {
  type Decision,
  decide,
  findAct,
  type ListedAct,
  listActs,
  NOT_YET,
  refusalsBefore,
  stateLabel,
} from "./decide.ts";
export { drawProcedure, movesOf } from "./draw.ts";
export {
  type Act,
  act,
  type Check,
  type Effect,
  type Enforcing,
  enforcing,
  type FieldDeclaration,
  type FieldOption,
  type FieldType,
  type Guard,
  type MatterChanges,
  type MatterCore,
  type Procedure,
  rulesEnforcedBy,
  type Situation,
  type StateDeclaration,
  type Turn,
} from "./procedure.ts";
export { completeInput, type StandIn } from "./stand-in.ts";
