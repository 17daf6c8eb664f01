import { describe, expect, it } from "vitest";
import { parseInstant, shanghaiTime } from "#base/instant.ts";
import { SHIPPED_CATALOGUE } from "../catalogue/shipped.ts";
import { readFilter } from "./filter.ts";
import { findDefinition, listServices, OTHER_SERVICE } from "./services.ts";
import { type FormFields, readSubmission } from "./submission.ts";
import { readTime, spanOf, writeTime } from "./times.ts";
import { toXml } from "./xml.ts";

const NOW = shanghaiTime("2026-11-18 09:10");
const day = (text: string) => shanghaiTime(`${text} 00:00`);

describe("times", () => {
  it("are written with the zone of China", () => {
    expect(writeTime(parseInstant("2026-11-17T18:00:00Z"))).toBe("2026-11-18T02:00:00+08:00");
  });

  it.each([
    ["2026-11-18T09:10:00+08:00", "2026-11-18T01:10:00.000Z"],
    ["2026-11-18T01:10:00Z", "2026-11-18T01:10:00.000Z"],
    ["2026-11-18T09:10:00 08:00", "2026-11-18T01:10:00.000Z"],
    ["2026-11-18", "2026-11-17T16:00:00.000Z"],
    ["2026-11-18T09:10:00", null],
    ["2026-02-30", null],
    ["gestern", null],
  ])("%s is read as %s", (text, instant) => {
    expect(readTime(text)).toBe(instant);
  });

  it.each([
    [null, null, "2026-08-20 09:10", "2026-11-18 09:10"],
    ["2026-11-01", null, "2026-11-01 00:00", "2026-11-18 09:10"],
    ["2026-01-01", null, "2026-01-01 00:00", "2026-04-01 00:00"],
    [null, "2026-04-01", "2026-01-01 00:00", "2026-04-01 00:00"],
    ["2026-01-01", "2026-04-01", "2026-01-01 00:00", "2026-04-01 00:00"],
  ])("from %s to %s mean %s to %s", (start, end, from, to) => {
    expect(spanOf(start === null ? null : day(start), end === null ? null : day(end), NOW)).toEqual({
      from: shanghaiTime(from),
      to: shanghaiTime(to),
    });
  });

  it("refuse ninety-one days, and the wrong way round", () => {
    expect(spanOf(day("2026-01-01"), day("2026-04-02"), NOW)).toBeNull();
    expect(spanOf(day("2026-04-02"), day("2026-04-01"), NOW)).toBeNull();
  });
});

describe("services", () => {
  const services = listServices(SHIPPED_CATALOGUE, "realtime");
  it("are every class of the catalogue, and the one that cannot be named", () => {
    expect(services).toHaveLength(SHIPPED_CATALOGUE.classes.size + 1);
    expect(services.at(-1)).toMatchObject({ service_code: OTHER_SERVICE, metadata: false });
  });

  it("say truly whether they have attributes", () => {
    for (const { service_code: code, metadata } of services)
      expect(findDefinition(SHIPPED_CATALOGUE, code)?.attributes.length, code).toEqual(
        metadata ? expect.any(Number) : 0,
      );
    expect(services.filter((service) => service.metadata).length).toBeGreaterThan(20);
  });

  it("of a facility ask for its code, of a class with several conditions which of them", () => {
    const definition = findDefinition(SHIPPED_CATALOGUE, "facility:0101");
    expect(definition?.attributes.map(({ code }) => code)).toContain("facility_code");
    const several = [...SHIPPED_CATALOGUE.classes.values()].find(({ conditions }) => conditions.length > 1);
    expect(findDefinition(SHIPPED_CATALOGUE, several?.key ?? "")?.attributes[0]).toMatchObject({
      code: "conditions",
      datatype: "multivaluelist",
      values: several?.conditions.map(({ id, text }) => ({ key: id, name: text })),
    });
    expect(findDefinition(SHIPPED_CATALOGUE, "incident:9999")).toBeNull();
  });
});

describe("a filter", () => {
  const read = (query: object) => readFilter(query, SHIPPED_CATALOGUE, NOW);
  it("by number overrides everything else", () => {
    expect(read({ service_request_id: "a, b,", status: "lost" })).toEqual({ filter: { kind: "ids", ids: ["a", "b"] } });
  });

  it.each([
    [{ status: "open" }, { isOpen: true }],
    [{ status: "closed" }, { isOpen: false }],
    [{ status: "open,closed" }, { isOpen: null }],
    [{}, { isOpen: null, limit: 1000, offset: 0, serviceCodes: null }],
    [
      { page: "3", page_size: "20" },
      { limit: 20, offset: 40 },
    ],
    [{ service_code: "incident:0110,other" }, { serviceCodes: ["incident:0110", "other"] }],
  ])("%j", (query, filter) => {
    expect(read(query)).toMatchObject({ filter });
  });

  it.each([
    [{ status: "lost" }, "status"],
    [{ page: "0" }, "page"],
    [{ page_size: "1001" }, "page_size"],
    [{ start_date: "yesterday" }, "start_date"],
    [{ start_date: "2026-01-01", end_date: "2026-04-02" }, "start_date"],
    [{ updated_after: "2026" }, "updated_after"],
    [{ service_code: "incident:9999" }, "service_code"],
  ])("%j is told as wrong", (query, path) => {
    expect(read(query)).toMatchObject({ errors: [{ path }] });
  });
});

describe("a submission", () => {
  const read = (fields: FormFields) => readSubmission(fields, SHIPPED_CATALOGUE);
  const place: FormFields = [
    ["lat", "33.0005"],
    ["long", "114.0005"],
  ];

  it("becomes the input of the act", () => {
    const fields: FormFields = [
      ["service_code", "incident:0110"],
      ...place,
      ["description", "路口有垃圾"],
      ["first_name", "某"],
      ["last_name", "周"],
      ["phone", "13700001111"],
      ["email", "zhou@example.org"],
      ["attribute[unheard_of]", "7"],
      ["media_url", "https://example.org/a.jpg"],
      ["media_url[]", "https://example.org/b.jpg"],
    ];
    expect(read(fields)).toEqual({
      kind: "read",
      submission: {
        serviceCode: "incident:0110",
        mediaUrls: ["https://example.org/a.jpg", "https://example.org/b.jpg"],
        input: {
          source: "open311",
          classKey: "incident:0110",
          facilityCode: null,
          description: "路口有垃圾",
          address: "",
          position: { longitude: 114.0005, latitude: 33.0005 },
          reporterName: "周某",
          reporterPhone: "13700001111",
        },
      },
    });
  });

  it("names the conditions seen, sent as several values or by comma", () => {
    const { conditions = [], key } =
      [...SHIPPED_CATALOGUE.classes.values()].find((one) => one.conditions.length > 1) ?? {};
    const [a, b] = conditions;
    const texts = `现场情况：${a?.text}；${b?.text}`;
    for (const sent of [
      [
        ["attribute[conditions][]", a?.id],
        ["attribute[conditions][]", b?.id],
      ],
      [["attribute[conditions]", `${a?.id},${b?.id}`]],
    ] as unknown as FormFields[]) {
      const made = read([["service_code", key ?? ""], ...place, ...sent]);
      expect(made).toMatchObject({ submission: { input: { description: expect.stringContaining(texts) } } });
    }
  });

  it("by an address alone has no position; without a description it says so; in Latin letters a name keeps its order", () => {
    const made = read([
      ["service_code", "other"],
      ["address_string", "文渡路 118 号"],
      ["first_name", "Ada"],
      ["last_name", "Lovelace"],
    ]);
    expect(made).toMatchObject({
      submission: {
        input: {
          classKey: null,
          position: null,
          address: "文渡路 118 号",
          description: "其他问题（来件没有描述）",
          reporterName: "Ada Lovelace",
        },
      },
    });
  });

  it.each([
    [[], ["service_code"]],
    [[["service_code", "incident:0110"]], ["lat"]],
    [
      [
        ["service_code", "incident:0110"],
        ["address_id", "7"],
      ],
      ["lat"],
    ],
    [
      [
        ["service_code", "incident:0110"],
        ["lat", "95"],
        ["long", "x"],
      ],
      ["lat", "long"],
    ],
    [
      [
        ["service_code", "incident:0110"],
        ["lat", "33"],
      ],
      ["long"],
    ],
    [[["service_code", "incident:0110"], ...place, ["phone", "call me"]], ["phone"]],
    [[["service_code", "incident:0110"], ...place, ["description", "长".repeat(4001)]], ["description"]],
    [[["service_code", "incident:0110"], ...place, ["media_url", "file:///etc/passwd"]], ["media_url"]],
    [[["service_code", "facility:0101"], ...place, ["attribute[facility_code]", "7"]], ["attribute[facility_code]"]],
    [[["service_code", "incident:0110"], ...place, ["attribute[conditions]", "no/1"]], ["attribute[conditions]"]],
  ] as [FormFields, string[]][])("%j is told as wrong", (fields, paths) => {
    const made = read(fields);
    expect(made.kind === "wrong" && made.errors.map(({ path }) => path)).toEqual(paths);
  });

  it("of 4000 characters is taken", () => {
    expect(read([["service_code", "incident:0110"], ...place, ["description", "长".repeat(4000)]]).kind).toBe("read");
  });

  it("for a service that does not exist says which", () => {
    expect(read([["service_code", "006"], ...place])).toEqual({ kind: "unknown_service", code: "006" });
  });
});

describe("XML", () => {
  it("escapes, drops control characters, keeps what is empty and leaves out what is undefined", () => {
    expect(toXml("errors", [{ code: 400, description: "a < b & c\u0007", more: null, other: undefined }])).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<errors><error><code>400</code><description>a &lt; b &amp; c</description><more/></error></errors>\n',
    );
    expect(toXml("service_requests", [])).toContain("<service_requests/>");
  });
});
