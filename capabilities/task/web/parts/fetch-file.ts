import { send } from "#ui/call.ts";
import { download } from "#ui/table/csv.ts";

/** Fetched, not linked, so that it is asked for in the post that is chosen. */
export async function fetchFile(url: string, name: string): Promise<void> {
  const answer = await send(url, { method: "GET" });
  download(name, await answer.blob(), answer.headers.get("content-type") ?? "application/octet-stream");
}
