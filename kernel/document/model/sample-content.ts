/** Something to say for every field of a form: for previews of templates of forms whose kind ships no sample. */
import type { Json } from "#base/canonical-json.ts";
import type { DocumentContent, DocumentField, DocumentForm } from "./form.ts";

export function plainSample(form: DocumentForm): DocumentContent {
  return Object.fromEntries(form.fields.map((field) => [field.key, sampleValue(field)]));
}

function sampleValue({ type, label, options, columns }: DocumentField): Json {
  switch (type) {
    case "date":
      return "2026-11-18";
    case "instant":
      return "2026-11-18T01:30:00.000Z";
    case "money":
      return 564_025;
    case "number":
      return 3;
    case "yesNo":
      return true;
    case "choice":
      return Object.keys(options ?? {})[0] ?? "";
    case "words":
      return ["示例甲", "示例乙"];
    case "rows":
      return [Object.fromEntries(Object.entries(columns ?? {}).map(([key, heading]) => [key, `${heading}示例`]))];
    case "officers":
      return [{ name: "顾明川", certificate: "99010200147" }];
    case "articles":
      return ["《示例条例》 第一条"];
    case "dialogue":
      return [{ question: "以上所说是否属实？", answer: "属实。" }];
    case "longText":
      return `（示例）${label}。这一段用来看换行、缩进和版面。`;
    case "text":
      return `示例${label}`;
  }
}
