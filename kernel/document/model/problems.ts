/** Everything that documents can refuse. */
import type { ProblemType } from "#base/problem.ts";

export const DOCUMENT_PROBLEMS = {
  fileFaulty: {
    type: "/problems/document/file-faulty",
    status: 409,
    title: "文书的文件不见了或者被改动，请联系管理员",
  },
  voided: { type: "/problems/document/voided", status: 409, title: "这份文书已经作废" },
  alreadySigned: { type: "/problems/document/already-signed", status: 409, title: "这一处已经签过名" },
  outOfTurn: { type: "/problems/document/out-of-turn", status: 409, title: "还没有轮到这一处签名" },
  notASigner: {
    type: "/problems/document/not-a-signer",
    status: 422,
    title: "这份文书没有这一处签名，或者须由相应岗位本人签",
  },
  emptySignature: { type: "/problems/document/empty-signature", status: 422, title: "签名太短，请重新签" },
  linkOver: {
    type: "/problems/document/link-over",
    status: 409,
    title: "签名链接已经用过或者过期，请让执法人员重新生成",
  },
  noSeal: { type: "/problems/document/no-seal", status: 422, title: "没有你可以用的印章，或者这份文书不用印" },
  sealed: { type: "/problems/document/sealed", status: 409, title: "这份文书已经用印" },
  notAPicture: { type: "/problems/document/not-a-picture", status: 422, title: "印章图片须为 PNG，先上传再登记" },
  templateFaulty: { type: "/problems/document/template-faulty", status: 422, title: "模板里有错，改好以后再保存" },
  templateChanged: { type: "/problems/document/template-changed", status: 409, title: "模板刚被别人改过，请重新打开" },
  partlyHidden: {
    type: "/problems/document/partly-hidden",
    status: 409,
    title: "这件事项有你看不到的经过，不能由你立卷",
  },
  noForm: { type: "/problems/document/no-form", status: 404, title: "没有这种文书" },
} as const satisfies Readonly<Record<string, ProblemType>>;
