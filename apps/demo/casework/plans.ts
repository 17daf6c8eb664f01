/** Which demonstration cases there are: how many of a course, how far each has come, and how long ago. */
import { COURSES, type CourseKey } from "./courses.ts";
import type { TopicKey } from "./scenes.ts";
import type { Step } from "./step.ts";

export interface Plan {
  /** Names the case: the same in every playing. */
  readonly key: string;
  readonly topic: TopicKey;
  readonly steps: readonly Step[];
  /** Working days since the last step. */
  readonly ago: number;
}

interface Kind {
  readonly course: CourseKey;
  readonly topics: readonly TopicKey[];
  /** How many cases stop after the step of this name; `all`: that have gone the whole way. */
  readonly stops: Readonly<Record<string, number>>;
  /** Working days since the last step: of those that stopped, and of those that are over. */
  readonly ago?: readonly [from: number, to: number];
}

const ORGANISATIONS: readonly TopicKey[] = ["debris", "spill", "road", "dust", "fumes", "nightwork"];
const OVER = [4, 210] as const;
const STANDING = [0, 3] as const;

const KINDS: readonly Kind[] = [
  {
    course: "ordinary",
    topics: ORGANISATIONS,
    stops: {
      ...{ start_verifying: 2, add_evidence: 3, propose_filing: 3, file_case: 3, verify_evidence: 3 },
      ...{ close_investigation: 3, review_by_unit: 3, give_notice: 2, deliver: 3, review_representation: 2 },
      ...{ review_legally: 3, decide_penalty: 3, publish: 4, record_payment: 3, propose_closing: 2, close_case: 3 },
      all: 30,
    },
  },
  // The first of them is the one whose party's page can be tried.
  { course: "noticed", topics: ["heavy"], stops: { all: 2 }, ago: [0, 1] },
  { course: "departed", topics: ["road"], stops: { review_by_unit: 1, all: 1 }, ago: [1, 5] },
  { course: "spoke", topics: ORGANISATIONS, stops: { record_representation: 3, review_representation: 1, all: 8 } },
  {
    course: "heard",
    topics: ["heavy"],
    stops: {
      request_hearing: 2,
      schedule_hearing: 1,
      deliver: 3,
      hold_hearing: 1,
      report_hearing: 1,
      discuss: 1,
      all: 3,
    },
  },
  { course: "spot", topics: ["shopfront", "stall"], stops: { handle_on_the_spot: 2, decide_on_the_spot: 4, all: 18 } },
  { course: "spotCash", topics: ["stall"], stops: { collect_on_the_spot: 2, hand_in_money: 1, all: 6 } },
  { course: "first", topics: ["shopfront", "road"], stops: { decide_no_penalty: 1, all: 6 } },
  { course: "correcting", topics: ORGANISATIONS, stops: { all: 4 }, ago: STANDING },
  { course: "notCorrected", topics: ORGANISATIONS, stops: { all: 2 }, ago: STANDING },
  // Thirty days from the seizure: these end within the week.
  { course: "seized", topics: ["stall"], stops: { all: 3 }, ago: [15, 17] },
  { course: "extended", topics: ["stall"], stops: { all: 2 }, ago: STANDING },
  { course: "released", topics: ["stall"], stops: { all: 2 }, ago: [1, 6] },
  { course: "lapsed", topics: ["stall"], stops: { all: 1 }, ago: [1, 1] },
  { course: "preserved", topics: ["stall"], stops: { all: 2 }, ago: [2, 4] },
  { course: "unpaid", topics: ["road", "spill"], stops: { all: 5 }, ago: [3, 25] },
  { course: "instalments", topics: ["fumes"], stops: { all: 2 }, ago: [4, 12] },
  { course: "deferralAsked", topics: ["fumes"], stops: { all: 1 }, ago: STANDING },
  { course: "demanded", topics: ["road"], stops: { all: 2 }, ago: [2, 4] },
  { course: "applied", topics: ["road"], stops: { apply_to_court: 1, record_court: 1, all: 1 }, ago: [1, 3] },
  { course: "substitute", topics: ["road"], stops: { decide_execution: 1, all: 1 }, ago: [1, 3] },
  { course: "demolition", topics: ["shed"], stops: { announce_demolition: 1, all: 1 }, ago: [1, 3] },
  { course: "reconsidered", topics: ["road", "debris"], stops: { all: 2 }, ago: [2, 6] },
  { course: "upheld", topics: ["dust"], stops: { all: 1 }, ago: [1, 3] },
  { course: "litigated", topics: ["spill"], stops: { all: 1 }, ago: [2, 5] },
  { course: "overturned", topics: ["nightwork"], stops: { all: 1 }, ago: [0, 0] },
  {
    course: "selfRevoked",
    topics: ["fumes"],
    stops: { revoke_decision: 1, withdraw_published: 1, all: 1 },
    ago: [0, 1],
  },
  { course: "toPolice", topics: ["heavy"], stops: { all: 1 }, ago: [3, 6] },
  { course: "returned", topics: ["heavy"], stops: { all: 1 }, ago: [1, 3] },
  { course: "advised", topics: ["debris"], stops: { all: 2 }, ago: [1, 4] },
  { course: "clueOnly", topics: [...ORGANISATIONS, "stall"], stops: { all: 6 }, ago: STANDING },
  { course: "notFiled", topics: ORGANISATIONS, stops: { all: 6 }, ago: OVER },
  { course: "passedOn", topics: ["spill"], stops: { all: 3 }, ago: OVER },
  { course: "merged", topics: ["debris"], stops: { all: 2 }, ago: OVER },
  { course: "suspended", topics: ["road"], stops: { all: 2 }, ago: [2, 9] },
  { course: "recusalAsked", topics: ["road"], stops: { all: 1 }, ago: [0, 0] },
  { course: "withdrawn", topics: ["nightwork"], stops: { withdraw_case: 1, all: 2 }, ago: [1, 40] },
  { course: "publicNotice", topics: ["spill"], stops: { all: 1 }, ago: [4, 9] },
  { course: "offsite", topics: ["spill"], stops: { review_capture: 1, notify_capture: 1, all: 2 }, ago: STANDING },
  { course: "quick", topics: ["road"], stops: { all: 3 }, ago: [6, 60] },
];

export function plansOf(): readonly Plan[] {
  return KINDS.flatMap(({ course, topics, stops, ago }) =>
    Object.entries(stops).flatMap(([stop, many]) =>
      Array.from({ length: many }, (_, n): Plan => {
        const [from, to] = ago ?? (stop === "all" ? OVER : STANDING);
        // Spread over the span, not in step with the topics.
        const share = many === 1 ? 0 : ((n * 7) % many) / (many - 1);
        return {
          key: `${course} ${stop} ${n}`,
          topic: topics[n % topics.length] as TopicKey,
          steps: stepsUntil(COURSES[course], stop),
          ago: Math.round(from + (to - from) * Math.min(1, share)),
        };
      }),
    ),
  );
}

/** Up to the last step of the name: the second delivery of a course stands further on than the first. */
function stepsUntil(steps: readonly Step[], stop: string): readonly Step[] {
  if (stop === "all") return steps;
  const at = steps.findLastIndex(({ act }) => act === stop);
  if (at < 0) throw new RangeError(`no step ${stop} in this course`);
  return steps.slice(0, at + 1);
}

/** Working days from the first step to the last. */
export function lengthOf(steps: readonly Step[]): number {
  return steps.reduce((sum, { after }) => sum + after, 0);
}
