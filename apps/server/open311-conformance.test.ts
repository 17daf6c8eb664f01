/**
 * Open311 against the schemas and examples that its community published, in both formats, errors included. The files are read from
 * the folder FANGYUAN_DATA_SETS/open311; without it only what needs no file is checked.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { breaches, type Door, type Element, openDoor, readXml } from "./test-open311.ts";

const FOLDER = join(process.env.FANGYUAN_DATA_SETS ?? "", "open311");
const hasFiles = process.env.FANGYUAN_DATA_SETS !== undefined && existsSync(FOLDER);
const read = (name: string) => readFileSync(join(FOLDER, name), "utf8");
const schemaOf = (name: string) => JSON.parse(read(`schema_${name}`));
const check = (schema: string, body: unknown) => breaches(schemaOf(schema), body, schemaOf);

let door: Door;
let key: string;
let number: string;
beforeAll(async () => {
  door = await openDoor();
  key = await door.newKey("一致性");
  const { latitude, longitude } = door.city.positionInCell(0);
  const made = await door.post("/open311/v2/requests.json", {
    api_key: key,
    service_code: "incident:0110",
    lat: String(latitude),
    long: String(longitude),
    description: "路口 <有> 垃圾 & 污水",
  });
  number = (made.body as [{ service_request_id: string }])[0].service_request_id;
  await door.city.act({
    by: "supervisor",
    act: "report_by_patrol",
    input: {
      position: door.city.positionInCell(3),
      address: "",
      description: "井盖松动",
      classKey: "facility:0101",
      photos: [await door.city.photo("lid")],
    },
  });
});
afterAll(() => door.close());

const FORMATS = ["json", "xml"] as const;
const CALLS = [
  ["services", "services.json"],
  ["services/facility:0101", "service-definition.json"],
  ["services/incident:0110", "service-definition.json"],
  ["requests", "requests.json"],
  ["requests?extensions=true", "requests.json"],
] as const;
const inFormat = (path: string, format: string) => `/open311/v2/${path.replace(/(?=\?|$)/, `.${format}`)}`;

describe.skipIf(!hasFiles)("the published schemas (FANGYUAN_DATA_SETS)", () => {
  it.each(FORMATS.flatMap((format) => CALLS.map(([path, schema]) => [path, format, schema] as const)))(
    "%s in %s keeps to %s",
    async (path, format, schema) => {
      const answer = await door.get(inFormat(path, format));
      expect(answer.status, answer.text).toBe(200);
      expect(answer.type).toBe(`${format === "xml" ? "text/xml" : "application/json"}; charset=utf-8`);
      expect(check(schema, answer.body)).toEqual([]);
    },
  );

  it.each(FORMATS)("a single request in %s is a list of one that keeps to request.json", async (format) => {
    const { body } = await door.get(`/open311/v2/requests/${number}.${format}?api_key=${key}`);
    expect(body).toMatchObject([{ service_request_id: number, description: "路口 <有> 垃圾 & 污水" }]);
    expect(check("requests.json", body)).toEqual([]);
  });

  it("would be told when an answer broke them", async () => {
    const { body } = await door.get("/open311/v2/requests.json");
    const [first] = body as [Record<string, unknown>];
    expect(check("requests.json", [{ ...first, status: "lost" }])).toEqual(["$[0].status: is lost"]);
    expect(check("requests.json", [{ ...first, lat: "33" }])).toEqual(["$[0].lat: fits none of anyOf"]);
    expect(check("requests.json", { service_requests: [first] })).toEqual(["$: is not array"]);
    const { service_code: code, ...without } = first;
    expect(check("requests.json", [without])).toEqual(["$[0]: lacks service_code"]);
  });

  it.each([
    ["fixture_get_service_request.xml", () => `/open311/v2/requests/${number}.xml`],
    ["fixture_service_requests.xml", () => "/open311/v2/requests.xml"],
    ["fixture_service_requests_empty.xml", () => "/open311/v2/requests.xml?service_request_id=none"],
    ["fixture_services.xml", () => "/open311/v2/services.xml"],
    ["fixture_get_service_request_not_found.xml", () => "/open311/v2/requests/not-an-id.xml"],
  ])("has the elements of %s, nested alike", async (file, path) => {
    const published = elementsOf(readXml(read(file).trim()));
    const ours = elementsOf(readXml((await door.get(path())).text));
    expect(ours).toEqual(published);
  });

  it("answers a request that was sent with the elements of fixture_post_service_request.xml", async () => {
    const sent = await door.post("/open311/v2/requests.xml", {
      api_key: key,
      service_code: "other",
      address_string: "文渡路 118 号",
    });
    expect(elementsOf(readXml(sent.text))).toEqual(
      elementsOf(readXml(read("fixture_post_service_request.xml").trim())),
    );
  });
});

/** Every way from the root to an element, once. */
function elementsOf(element: Element, parent = ""): string[] {
  const path = `${parent}/${element.name}`;
  return [...new Set([path, ...element.children.flatMap((child) => elementsOf(child, path))])].toSorted();
}

describe("without any file", () => {
  it("discovery names the endpoint and its formats", async () => {
    const json = await door.get("/open311/discovery.json");
    expect(json.body).toMatchObject({
      endpoints: [
        {
          specification: "http://wiki.open311.org/GeoReport_v2",
          url: "http://127.0.0.1/open311/v2",
          type: "production",
          formats: ["text/xml", "application/json"],
        },
      ],
    });
    const xml = await door.get("/open311/discovery.xml");
    expect((xml.body as { endpoints: unknown }).endpoints).toEqual((json.body as { endpoints: unknown }).endpoints);
  });

  it.each(["services", "services/facility:0101", "requests"])("%s says the same in both formats", async (path) => {
    const [json, xml] = await Promise.all(FORMATS.map((format) => door.get(inFormat(path, format))));
    expect(xml?.body).toEqual(emptyAsNull(json?.body));
  });

  it("the API document lists all of it", async () => {
    const { body } = await door.get("/api/openapi.json");
    const { paths } = body as { paths: Record<string, Record<string, { requestBody?: { content: object } }>> };
    expect(
      Object.keys(paths)
        .filter((path) => path.startsWith("/open311/"))
        .toSorted(),
    ).toEqual([
      "/open311/discovery.{format}",
      "/open311/v2/requests.{format}",
      "/open311/v2/requests/{id}.{format}",
      "/open311/v2/services.{format}",
      "/open311/v2/services/{code}.{format}",
      "/open311/v2/tokens/{token}.{format}",
    ]);
    expect(Object.keys(paths["/open311/v2/requests.{format}"]?.post?.requestBody?.content ?? {})).toEqual([
      "application/x-www-form-urlencoded",
      "multipart/form-data",
    ]);
  });
});

/** XML has no difference between an empty text and none. */
function emptyAsNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(emptyAsNull);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, emptyAsNull(member)]));
  return value === "" ? null : value;
}
