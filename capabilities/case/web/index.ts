/** What casework gives the console. */
import type { WebRegistration } from "#ui/shell.ts";

export const caseWeb: WebRegistration = {
  id: "case",
  consolePages: [],
  navigation: [],
  commands: [],
  matterPanels: [],
};
