/** The HTTP surface of documents: papers typeset from what is known. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";

export const printMatter = endpoint({
  method: "GET",
  path: "/api/matters/:id/print",
  summary: "打印案卷（PDF）：基本情况、时限、人员、照片和全部留痕；记入查阅日志",
  access: { kind: "signedIn" },
  params: z.object({ id: IdSchema }),
  /** A PDF, not JSON. */
  response: z.unknown(),
  requestsPerMinute: 30,
});
