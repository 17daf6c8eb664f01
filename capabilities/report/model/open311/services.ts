/**
 * Open311 GeoReport v2, the city's side of it.
 *
 * - service 服务: what can be reported: an issue class of the catalogue, or `other` for what the reporter cannot name
 * - attribute 附加项: what a client may ask beside the description: the filing conditions seen on the spot, a facility's code
 * - service request 请求: a report as a citizen may see it
 * - token 凭据: names a request whose report is not registered yet
 *
 * @source wiki.open311.org/GeoReport_v2
 */
import { type Catalogue, findClass, type IssueClass, usualLimit } from "../catalogue/catalogue.ts";

export interface Service {
  readonly service_code: string;
  readonly service_name: string;
  readonly description: string;
  /** Whether it has attributes. */
  readonly metadata: boolean;
  /** `batch`: sending answers with a token, the report follows. */
  readonly type: "realtime" | "batch";
  /** By comma. */
  readonly keywords: string;
  readonly group: string;
}

export interface ServiceAttribute {
  /** False: only text to be shown. */
  readonly variable: boolean;
  readonly code: string;
  readonly datatype: "string" | "multivaluelist";
  readonly required: boolean;
  readonly datatype_description: string;
  /** From 1. */
  readonly order: number;
  readonly description: string;
  readonly values: readonly { readonly key: string; readonly name: string }[];
}

export interface ServiceDefinition {
  readonly service_code: string;
  readonly attributes: readonly ServiceAttribute[];
}

/** 说不清是哪一类: accepted without a class, which the desk then gives. */
export const OTHER_SERVICE = "other";
const OTHER_NAME = "其他问题";

export const CONDITIONS = "conditions";
export const FACILITY_CODE = "facility_code";

export function serviceName(catalogue: Catalogue, code: string): string {
  return findClass(catalogue, code)?.name ?? OTHER_NAME;
}

export function listServices(catalogue: Catalogue, type: Service["type"]): readonly Service[] {
  return [
    ...[...catalogue.classes.values()].map((issueClass) => ({
      service_code: issueClass.key,
      service_name: issueClass.name,
      description: usualLimit(issueClass),
      metadata: attributesOf(issueClass).length > 0,
      type,
      keywords: issueClass.kind === "facility" ? "部件" : "事件",
      group: issueClass.majorName,
    })),
    {
      service_code: OTHER_SERVICE,
      service_name: OTHER_NAME,
      description: "说不清是哪一类的，由受理员归类",
      metadata: false,
      type,
      keywords: "",
      group: "其他",
    },
  ];
}

/** @returns null when there is no such service */
export function findDefinition(catalogue: Catalogue, code: string): ServiceDefinition | null {
  if (code === OTHER_SERVICE) return { service_code: code, attributes: [] };
  const issueClass = findClass(catalogue, code);
  return issueClass && { service_code: code, attributes: attributesOf(issueClass) };
}

function attributesOf({ kind, conditions }: IssueClass): readonly ServiceAttribute[] {
  const choice: ServiceAttribute = {
    variable: true,
    code: CONDITIONS,
    datatype: "multivaluelist",
    required: false,
    datatype_description: "可以选几项",
    order: 1,
    description: "现场是哪种情况",
    values: conditions.map(({ id, text }) => ({ key: id, name: text })),
  };
  const facility: ServiceAttribute = {
    variable: true,
    code: FACILITY_CODE,
    datatype: "string",
    required: false,
    datatype_description: "16 位数字，印在部件上",
    order: 2,
    description: "部件标识码",
    values: [],
  };
  return [...(conditions.length > 1 ? [choice] : []), ...(kind === "facility" ? [facility] : [])];
}
