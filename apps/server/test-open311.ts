/** What tests of Open311 share: a city that listens, a client as cities' clients are written, XML read strictly, JSON schemas checked. */
import type { AddressInfo } from "node:net";
import { addMillis, DAY_MS } from "#base/instant.ts";
import { type OpenTestCity, openTestCity, TEST_MORNING } from "#capabilities/report/server/test-city.ts";
import { type Actor, CITIZEN_ACTOR, mayEnter } from "#kernel/people/model/public.ts";
import { createApiKey, identify } from "#kernel/people/server/public.ts";
import { buildHttp } from "#platform/http/server.ts";
import { addSetting } from "#platform/settings/store.ts";
import { cityRoutes } from "./city.ts";

export interface Door {
  readonly city: OpenTestCity;
  readonly base: string;
  /** A key bound to the acceptor's post. */
  newKey(name: string): Promise<string>;
  get(path: string): Promise<Answer>;
  /** Sends a form, as `application/x-www-form-urlencoded`, or as multipart when it brings files. */
  post(path: string, fields: Fields | FormData, headers?: Record<string, string>): Promise<Answer>;
  set(id: string, value: unknown): Promise<void>;
  close(): Promise<void>;
}

export type Fields = Readonly<Record<string, string | readonly string[]>>;

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  /** JSON parsed, or XML in the same shape. */
  readonly body: unknown;
}

export async function openDoor(): Promise<Door> {
  const city = await openTestCity();
  const http = await buildHttp<Actor>({
    routes: cityRoutes(city.platform),
    identify: identify(city.platform),
    anyone: CITIZEN_ACTOR,
    mayEnter,
    now: city.platform.now,
    publicUrl: city.platform.publicUrl,
    logLevel: "silent",
  });
  await http.listen({ host: "127.0.0.1", port: 0 });
  const base = `http://127.0.0.1:${(http.server.address() as AddressInfo).port}`;
  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(base + path, init);
    const type = response.headers.get("content-type") ?? "";
    const text = await response.text();
    const body = type.includes("xml") ? shapeOf(readXml(text)) : type.includes("json") ? JSON.parse(text) : text;
    return { status: response.status, type, text, body };
  };
  const { database } = city.platform;
  return {
    city,
    base,
    newKey: async (name) => {
      const { postId } = city.actors.acceptor;
      if (!postId) throw new Error("the acceptor has no post");
      const expiresAt = addMillis(TEST_MORNING, 365 * DAY_MS);
      const made = await database
        .transaction()
        .execute((tx) => createApiKey(tx, { name, postId, expiresAt }, TEST_MORNING));
      return made.key;
    },
    get: (path) => ask(path),
    post: (path, fields, headers = {}) =>
      ask(path, { method: "POST", body: fields instanceof FormData ? fields : formOf(fields), headers }),
    set: async (id, value) => {
      const effectiveFrom = TEST_MORNING.slice(0, 10) as Parameters<typeof addSetting>[2]["effectiveFrom"];
      const added = { id, value, effectiveFrom, source: "测试", note: "" };
      const author = { personId: null, now: city.now() };
      await database.transaction().execute((tx) => addSetting(tx, "report", added, author));
    },
    close: async () => {
      await http.close();
      await city.close();
    },
  };
}

function formOf(fields: Fields): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === "string" ? [value] : value) form.append(name, one);
  return form;
}

export interface Element {
  readonly name: string;
  readonly children: readonly Element[];
  readonly text: string;
}

/** Elements and text only, as GeoReport has them. @throws Error for anything not well formed */
export function readXml(source: string): Element {
  const declaration = /^<\?xml version="1\.0" encoding="utf-8"\?>\s*/i.exec(source);
  if (!declaration) throw new Error(`no XML declaration in UTF-8: ${source.slice(0, 80)}`);
  const open: { name: string; children: Element[]; text: string }[] = [{ name: "", children: [], text: "" }];
  const token = /<(\/?)([A-Za-z_][\w.-]*)((?:\s[^<>]*?)?)(\/?)>|([^<]+)/gy;
  token.lastIndex = declaration[0].length;
  while (token.lastIndex < source.length) {
    const [match, isEnd, name = "", , isEmpty, text] = token.exec(source) ?? [];
    const inner = open.at(-1);
    if (match === undefined || !inner) throw new Error(`not well formed near: ${source.slice(token.lastIndex, 80)}`);
    if (text !== undefined) inner.text += unescaped(text);
    else if (isEnd) {
      if (inner.name !== name) throw new Error(`</${name}> closes <${inner.name}>`);
      open.pop();
      open.at(-1)?.children.push(inner);
    } else if (isEmpty) inner.children.push({ name, children: [], text: "" });
    else open.push({ name, children: [], text: "" });
  }
  const [root] = open[0]?.children ?? [];
  if (open.length !== 1 || !root || open[0]?.children.length !== 1) throw new Error("not exactly one root element");
  return root;
}

function unescaped(text: string): string {
  if (/&(?!(amp|lt|gt|quot|apos|#\d+);)/.test(text)) throw new Error(`a bare ampersand in: ${text}`);
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

const LISTS = ["services", "service_requests", "attributes", "values", "errors", "endpoints", "formats", "media_urls"];
const BOOLEANS = ["metadata", "variable", "required"];
const NUMBERS = ["lat", "long", "order"];

/** The same as the JSON: lists as arrays, what is empty as null. */
export function shapeOf({ name, children, text }: Element, parent = ""): unknown {
  if (LISTS.includes(name)) return children.map((child) => shapeOf(child, name));
  if (children.length > 0) return Object.fromEntries(children.map((child) => [child.name, shapeOf(child, name)]));
  if (text.trim() === "") return null;
  if (BOOLEANS.includes(name)) return text === "true";
  return NUMBERS.includes(name) || (name === "code" && parent === "error") ? Number(text) : text;
}

type Schema = Readonly<Record<string, unknown>>;

/**
 * What of a value breaks a JSON schema: the keywords that the published schemas use, and no others.
 * @throws Error for a keyword it does not know
 */
export function breaches(schema: Schema, value: unknown, resolve: (ref: string) => Schema, path = "$"): string[] {
  const found: string[] = [];
  const say = (what: string) => found.push(`${path}: ${what}`);
  const of = <T>(keyword: string) => schema[keyword] as T;
  for (const keyword of Object.keys(schema)) {
    switch (keyword) {
      case "description":
      case "uniqueItems":
        break;
      // In these schemas it stands beside `items` of a member, where it says nothing.
      case "minItems":
        break;
      case "$ref":
        found.push(...breaches(resolve(of<string>("$ref")), value, resolve, path));
        break;
      case "type":
        if (!isOfType(value, of<string>("type"))) say(`is not ${of<string>("type")}`);
        break;
      case "required":
        for (const name of of<string[]>("required")) if (!isObject(value) || !(name in value)) say(`lacks ${name}`);
        break;
      case "properties":
        for (const [name, inner] of Object.entries(of<Record<string, Schema>>("properties")))
          if (isObject(value) && name in value) found.push(...breaches(inner, value[name], resolve, `${path}.${name}`));
        break;
      case "items":
        if (Array.isArray(value))
          value.forEach((member, i) => {
            found.push(...breaches(of<Schema>("items"), member, resolve, `${path}[${i}]`));
          });
        break;
      case "anyOf":
        if (of<Schema[]>("anyOf").every((inner) => breaches(inner, value, resolve).length > 0))
          say("fits none of anyOf");
        break;
      case "enum":
        if (!of<unknown[]>("enum").includes(value)) say(`is ${String(value)}`);
        break;
      case "maxLength":
        if (typeof value === "string" && value.length > of<number>("maxLength")) say("is too long");
        break;
      case "format":
        if (typeof value === "string" && !isOfFormat(value, of<string>("format"))) say(`is no ${of<string>("format")}`);
        break;
      default:
        throw new Error(`a keyword this does not know: ${keyword}`);
    }
  }
  return found;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isOfType(value: unknown, type: string): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  return type === "object" ? isObject(value) : typeof value === type;
}

function isOfFormat(value: string, format: string): boolean {
  if (format === "date-time") return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value);
  return format !== "uri" || URL.canParse(value);
}
