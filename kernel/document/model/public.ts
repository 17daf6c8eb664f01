/** What capabilities may mention of documents. */
export * from "./form.ts";
export * from "./issued/issued.ts";
export * from "./template/blocks.ts";
export * from "./template/fill.ts";
export * from "./template/parse.ts";
export * from "./template/words.ts";
