/** The front door of the task server. */
export { readSource } from "./reading/read-source.ts";
