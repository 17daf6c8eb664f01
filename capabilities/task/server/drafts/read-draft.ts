/** 识别 as a job: however long the document, whoever uploaded it does not wait, and what cannot be read says why. */
import type { Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import { readPlan } from "#capabilities/task/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { inTransaction } from "#platform/database/transaction.ts";
import { readSource } from "../reading/read-source.ts";
import { proposeRecalled } from "./recall.ts";
import { bytesOf, getDraft, saveReading } from "./store.ts";

export const READ_TASK = "task.read_draft";

/** Twice is once: only a draft that is being read is written to. */
export async function readDraft(
  { database, log }: Pick<Platform, "database" | "log">,
  draftId: string,
  now: Instant,
): Promise<void> {
  const draft = await getDraft(database, draftId, null);
  if (draft.state !== "reading") return;
  try {
    const source = await readSource(await bytesOf(database, draft.sha256), draft.fileName);
    const outline = readPlan(source);
    if (outline.tasks.length === 0 && outline.headings.length === 0) {
      await saveReading(database, draftId, {
        message: "文件里没有找到标题和任务，请确认是否为方案、工作要点或任务清单。",
      });
      return;
    }
    await inTransaction(database, async (tx) => {
      if (await saveReading(tx, draftId, { outline })) await proposeRecalled(tx, draft, outline, now);
    });
  } catch (error) {
    // What a reader of files says is meant for the person; anything else is our fault and says so.
    if (!(error instanceof Problem)) log.error({ draftId, error: String(error) }, "a document could not be read");
    const message =
      error instanceof Problem
        ? (error.extras.detail ?? error.problemType.title)
        : "文件已留存，但识别出错，请另存为 .docx 后重新上传。";
    await saveReading(database, draftId, { message });
  }
}
