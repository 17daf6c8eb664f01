/** Every problem this word can answer with. */
import type { ProblemType } from "#base/problem.ts";

export const EVIDENCE_PROBLEMS = {
  empty: { type: "/problems/evidence/empty", status: 422, title: "文件是空的，请重新选择" },
  tooLarge: { type: "/problems/evidence/too-large", status: 413, title: "文件超过 20 MB，请压缩后再传" },
  hashMismatch: { type: "/problems/evidence/hash-mismatch", status: 422, title: "文件在路上变了样，请重新上传" },
  typeNotTaken: { type: "/problems/evidence/type-not-taken", status: 415, title: "这种文件不能作为证据上传" },
  typeDenied: { type: "/problems/evidence/type-denied", status: 422, title: "文件的内容和它自称的类型不一致" },
  unreadable: { type: "/problems/evidence/unreadable", status: 422, title: "图片损坏，打不开，请重新拍摄或选择" },
  changed: { type: "/problems/evidence/changed", status: 409, title: "文件内容与登记的哈希不一致，已停止提供" },
  noPicture: { type: "/problems/evidence/no-picture", status: 404, title: "这种文件没有缩略图和公开副本" },
} as const satisfies Record<string, ProblemType>;
