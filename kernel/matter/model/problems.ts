/** Every problem that acting on or reading a matter can give. */
import type { ProblemType } from "#base/problem.ts";

export const MATTER_PROBLEMS = {
  notFound: { type: "/problems/matter/not-found", status: 404, title: "没有这件事项，或者它不在你的范围" },
  changedMeanwhile: { type: "/problems/matter/changed-meanwhile", status: 409, title: "你写的时候，有人先办了" },
  beforeLastEntry: {
    type: "/problems/matter/before-last-entry",
    status: 409,
    title: "这一步的时间早于上一步，留痕须按先后",
  },
  refused: { type: "/problems/matter/refused", status: 409, title: "这一步现在不能办" },
  wrongInput: { type: "/problems/matter/wrong-input", status: 422, title: "还有没填好的地方，改好就能提交" },
  requestReused: { type: "/problems/matter/request-reused", status: 409, title: "这个请求编号已经用在别的办理上" },
  unknownKind: { type: "/problems/matter/unknown-kind", status: 404, title: "没有这类事项" },
  missingEvidence: { type: "/problems/matter/missing-evidence", status: 422, title: "有照片没有传上来，请重新上传" },
} as const satisfies Record<string, ProblemType>;
