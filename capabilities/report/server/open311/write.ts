/** Answers and errors of Open311, in JSON or XML as the address ends. */
import type { ProblemDocument } from "#base/problem.ts";
import { toXml, type XmlValue } from "#capabilities/report/model/open311/xml.ts";
import { FileAnswer } from "#platform/http/route.ts";

type Format = "json" | "xml";

const TYPES: Readonly<Record<Format, string>> = {
  json: "application/json; charset=utf-8",
  xml: "text/xml; charset=utf-8",
};

/** Pages of other sites may read what anybody may read. */
const HEADERS = { "access-control-allow-origin": "*", "cache-control": "no-cache" };

/** @param root name of the outermost XML element */
export function write(format: Format, root: string, value: XmlValue, status = 200): FileAnswer {
  const content = format === "xml" ? toXml(root, value) : JSON.stringify(value);
  return new FileAnswer(TYPES[format], content, HEADERS, status);
}

/** Open311 knows no 401, 409 or 422: a key that does not hold is forbidden, whatever else is wrong is a bad request. */
const STATUS: Readonly<Record<number, number>> = { 401: 403, 409: 400, 422: 400 };

export function writeProblem(document: ProblemDocument, url: string): FileAnswer {
  const code = STATUS[document.status] ?? document.status;
  const told = [...(document.errors ?? []), ...(document.rules ?? [])].map(({ message }) => message);
  const messages = told.length > 0 ? told : [document.detail ?? document.title];
  const errors = messages.map((description) => ({ code, description }));
  return write(/\.xml(\?|$)/.test(url) ? "xml" : "json", "errors", errors, code);
}
