/** The front door of `case` on the server. */
export { addDeviceRevision } from "./devices/store.ts";
export { dueActsOf } from "./due-acts.ts";
export { caseKind } from "./kind.ts";
export { keepPartyCode } from "./party/access.ts";
export { layCast } from "./story/cast.ts";
export type { PlayedStep } from "./story/judge-step.ts";
export { layStory, type PlayedStory, playStories } from "./story/play-story.ts";
export { readSituation } from "./story/read-situation.ts";
export { shippedFiles, shippedOpenings, storiesIn } from "./story/read-stories.ts";
export { StoryFault } from "./story/story-file.ts";
