/** A line over HTTP as it is declared: what is asked, by how many at once, and what was promised. */
import type { Wire } from "../bench-city.ts";
import type { Recorder, Script } from "../load/recorded.ts";

/** What was promised; milliseconds at the most, the others at the least. */
export interface Budget {
  readonly perSecond?: number;
  readonly p95Ms?: number;
  readonly p99Ms?: number;
  readonly ofDriver?: number;
}

export interface Measured {
  readonly name: string;
  readonly budget: Budget;
  readonly workers: number;
  /** Whose request it is; absent: the acceptor's. */
  readonly cookie?: string;
  readonly isWriting: boolean;
  /** Of scripts; absent: as many as are wanted. A second one for the same matter would write what is there. */
  readonly mostScripts?: number;
  request(wire: Wire, n: number, worker: number): Promise<unknown>;
  /** Statements of the n-th. */
  script(recorder: Recorder, n: number): Promise<Script>;
}
