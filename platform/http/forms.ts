/** Forms as HTTP sends them (`application/x-www-form-urlencoded`, `multipart/form-data`): for protocols of others. Our own pages send JSON. */
import type { FastifyInstance } from "fastify";

export interface FormFile {
  readonly name: string;
  readonly fileName: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** What a form brought, in the order in which it was written; a name may come more than once. */
export class FormBody {
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly files: readonly FormFile[];
  constructor(fields: FormBody["fields"], files: FormBody["files"]) {
    this.fields = fields;
    this.files = files;
  }
}

/** Lets the routes of this scope take forms. Other routes do not: a form crosses origins without asking. */
export function takeForms(scope: FastifyInstance): void {
  scope.addContentTypeParser(
    /^(application\/x-www-form-urlencoded|multipart\/form-data)/,
    { parseAs: "buffer" },
    (request, body, done) => {
      parseForm(Buffer.from(body), request.headers["content-type"] ?? "").then(
        (form) => done(null, form),
        (cause: unknown) => done(Object.assign(new Error("not a form", { cause }), { statusCode: 400 })),
      );
    },
  );
}

async function parseForm(body: Buffer, type: string): Promise<FormBody> {
  const data = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  const fields: [string, string][] = [];
  const files: FormFile[] = [];
  for (const [name, value] of data) {
    if (typeof value === "string") fields.push([name, value]);
    else files.push({ name, fileName: value.name, type: value.type, bytes: Buffer.from(await value.arrayBuffer()) });
  }
  return new FormBody(fields, files);
}
