/** The HTTP surface of Open311 GeoReport v2, in JSON and XML by the ending of the address. Answers below are those in JSON. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";

const anyone = { kind: "anyone" } as const;

/** Named twice is named with a comma. */
const text = z.union([z.string(), z.array(z.string()).transform((all) => all.join(","))]).optional();
const Asked = z.object({ jurisdiction_id: text, api_key: text });
const formatParam = z.string().meta({ enum: ["json", "xml"] });
const FormatParams = z.object({ format: formatParam });
const empty = z.string().nullable();

const ServiceSchema = z.object({
  service_code: z.string(),
  service_name: z.string(),
  description: z.string(),
  metadata: z.boolean(),
  type: z.enum(["realtime", "batch", "blackbox"]),
  keywords: z.string(),
  group: z.string(),
});

export const ServiceRequestSchema = z.object({
  service_request_id: z.string(),
  status: z.enum(["open", "closed"]),
  status_notes: empty,
  service_name: empty,
  service_code: z.string(),
  /** Given to the key that sent it, to nobody else: a citizen may have written a name or a telephone number. */
  description: empty,
  agency_responsible: empty,
  service_notice: empty,
  requested_datetime: z.string(),
  updated_datetime: empty,
  expected_datetime: empty,
  address: empty,
  address_id: empty,
  zipcode: empty,
  lat: z.number().nullable(),
  long: z.number().nullable(),
  /** The first photograph that was made public. */
  media_url: empty,
  /** With `extensions=true`. */
  extended_attributes: z.object({ stage: z.string(), state: z.string(), media_urls: z.array(z.string()) }).optional(),
});
export type ServiceRequest = z.output<typeof ServiceRequestSchema>;

export const discoverOpen311 = endpoint({
  method: "GET",
  path: "/open311/discovery.:format",
  summary: "Open311：发现文件",
  access: anyone,
  params: FormatParams,
  response: z.object({
    changeset: z.string(),
    contact: z.string(),
    key_service: z.string(),
    endpoints: z.array(
      z.object({
        specification: z.string(),
        url: z.string(),
        changeset: z.string(),
        type: z.enum(["production", "test"]),
        formats: z.array(z.string()),
      }),
    ),
  }),
});

export const listOpen311Services = endpoint({
  method: "GET",
  path: "/open311/v2/services.:format",
  summary: "Open311：可以反映的问题",
  access: anyone,
  params: FormatParams,
  query: Asked,
  response: z.array(ServiceSchema),
});

export const getOpen311Definition = endpoint({
  method: "GET",
  path: "/open311/v2/services/:code.:format",
  summary: "Open311：一类问题的附加项",
  access: anyone,
  params: z.object({ code: z.string(), format: formatParam }),
  query: Asked,
  response: z.object({
    service_code: z.string(),
    attributes: z.array(
      z.object({
        variable: z.boolean(),
        code: z.string(),
        datatype: z.enum(["string", "number", "datetime", "text", "singlevaluelist", "multivaluelist"]),
        required: z.boolean(),
        datatype_description: z.string(),
        order: z.number().int(),
        description: z.string(),
        values: z.array(z.object({ key: z.string(), name: z.string() })),
      }),
    ),
  }),
});

/** The body is a form (`platform/http/forms.ts`); the schema of its class cannot be named here, so fields are read by the handler. */
export const postOpen311Request = endpoint({
  method: "POST",
  path: "/open311/v2/requests.:format",
  summary: "Open311：登记一个问题（须有密钥；Idempotency-Key 相同的只登记一次）",
  access: anyone,
  params: FormatParams,
  query: Asked,
  bodyType: "form",
  body: z.unknown().meta({
    type: "object",
    required: ["api_key", "service_code"],
    properties: Object.fromEntries(
      [
        ...["api_key", "jurisdiction_id", "service_code", "lat", "long", "address_string", "address_id"],
        ...["description", "email", "device_id", "account_id", "first_name", "last_name", "phone", "media_url"],
        ...["attribute[conditions][]", "attribute[facility_code]", "idempotency_key"],
      ].map((name) => [name, { type: "string" }]),
    ),
  }),
  response: z.array(
    z.object({
      service_request_id: z.string().optional(),
      token: z.string().optional(),
      service_notice: empty,
      account_id: empty,
    }),
  ),
});

export const getOpen311Token = endpoint({
  method: "GET",
  path: "/open311/v2/tokens/:token.:format",
  summary: "Open311：由凭据取编号；还没有登记好时编号为空",
  access: anyone,
  params: z.object({ token: z.string(), format: formatParam }),
  query: Asked,
  response: z.array(z.object({ service_request_id: empty, token: z.string() })),
});

export const listOpen311Requests = endpoint({
  method: "GET",
  path: "/open311/v2/requests.:format",
  summary: "Open311：查问题办到哪里；不写时间为最近 90 天",
  access: anyone,
  params: FormatParams,
  query: Asked.extend({
    service_request_id: text,
    service_code: text,
    start_date: text,
    end_date: text,
    status: text,
    updated_after: text,
    updated_before: text,
    page: text,
    page_size: text,
    extensions: text,
  }),
  response: z.array(ServiceRequestSchema),
  requestsPerMinute: 120,
});

export const getOpen311Request = endpoint({
  method: "GET",
  path: "/open311/v2/requests/:id.:format",
  summary: "Open311：一个问题办到哪里，凭编号或凭据",
  access: anyone,
  params: z.object({ id: z.string(), format: formatParam }),
  query: Asked.extend({ extensions: text }),
  response: z.array(ServiceRequestSchema),
});
