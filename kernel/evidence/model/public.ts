export {
  EVIDENCE_PHASES,
  type EvidencePhase,
  EvidencePhaseSchema,
  isAudio,
  MAX_FILE_BYTES,
  MEDIA_TYPES,
  type MediaType,
  PUBLIC_MEDIA_TYPES,
  Sha256Schema,
} from "./evidence.ts";
export { EVIDENCE_PROBLEMS } from "./problems.ts";
