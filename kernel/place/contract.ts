/** The HTTP surface of place. Every coordinate that comes in says its system; every one that goes out is WGS 84. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { CellCodeSchema, DivisionCodeSchema, FacilityCodeSchema } from "./model/codes.ts";
import { CoordinateSystemSchema } from "./model/coordinates.ts";
import { FacilityStateSchema, ImportKindSchema, LayerKindSchema } from "./model/place.ts";

const ADMINISTRATORS = { kind: "roles", roles: ["administrator"] } as const;

/** A number in a query string; an empty text is not zero. */
const QueryNumber = z.union([
  z.number(),
  z
    .string()
    .trim()
    .regex(/^-?\d+(\.\d+)?$/, "须为数字")
    .transform(Number),
]);

const PositionAnswer = z.object({ longitude: z.number(), latitude: z.number() });
const CoordinateQuery = z.object({ longitude: QueryNumber, latitude: QueryNumber, crs: CoordinateSystemSchema });

/** Geometry as GeoJSON; its form is checked when it comes in. */
const GeometryAnswer = z.object({ type: z.string(), coordinates: z.json() });

const AreaRef = z.object({ kind: z.string(), code: z.string(), name: z.string(), unitId: IdSchema.nullable() });

export const locatePlace = endpoint({
  method: "GET",
  path: "/api/place/locate",
  summary: "定位：坐标属于哪个网格、社区、街道、区县，附近的地址描述",
  access: { kind: "anyone" },
  query: CoordinateQuery,
  response: z.object({
    /** WGS 84. */
    position: PositionAnswer,
    cell: z.object({ code: z.string(), name: z.string(), landUse: z.string(), grade: z.string() }).nullable(),
    divisionCode: DivisionCodeSchema,
    divisions: z.array(z.object({ code: DivisionCodeSchema, name: z.string(), level: z.string() })),
    /** A guess from the base map, or null. */
    address: z.string().nullable(),
    /** Empty for the public. */
    areas: z.array(AreaRef),
  }),
  requestsPerMinute: 120,
});

export const listLayers = endpoint({
  method: "GET",
  path: "/api/place/layers",
  summary: "图层目录",
  access: { kind: "anyone" },
  response: z.object({
    /** West, south, east, north of the city; null before anything is imported. */
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
    layers: z.array(
      z.object({
        kind: LayerKindSchema,
        label: z.string(),
        url: z.string(),
        name: z.string(),
        source: z.string(),
        featureCount: z.number().int(),
        importedAt: InstantSchema.nullable(),
      }),
    ),
  }),
});

export const getLayer = endpoint({
  method: "GET",
  path: "/api/place/layers/:kind",
  summary: "一个图层，GeoJSON；带强 ETag，未变时回 304",
  access: { kind: "anyone" },
  params: z.object({ kind: LayerKindSchema }),
  /** Absent with 304. */
  response: z
    .object({
      type: z.literal("FeatureCollection"),
      features: z.array(z.object({ type: z.literal("Feature"), properties: z.json(), geometry: GeometryAnswer })),
    })
    .optional(),
});

export const ImportReportSchema = z.object({
  kind: ImportKindSchema,
  /** Rows in the file, rows taken, and of these new and known ones. */
  read: z.number().int(),
  taken: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  closedRings: z.number().int(),
  turnedRings: z.number().int(),
  errorCount: z.number().int(),
  warningCount: z.number().int(),
  /** The first thousand. An error leaves its row out, a warning does not. `row` counts from 1. */
  findings: z.array(
    z.object({
      row: z.number().int(),
      code: z.string().nullable(),
      severity: z.enum(["error", "warning"]),
      rule: z.string(),
      message: z.string(),
    }),
  ),
});
export type ImportReport = z.output<typeof ImportReportSchema>;

export const importLayerEndpoint = endpoint({
  method: "POST",
  path: "/api/place/layers",
  summary: "导入图层（GeoJSON）：逐行校验，好的入库，坏的列明原因；可试运行",
  access: ADMINISTRATORS,
  body: z.object({
    kind: ImportKindSchema,
    name: z.string().trim().min(1, "请给图层起个名字").max(60),
    source: z.string().trim().max(200).default(""),
    /** Absent: as the file itself declares. */
    crs: CoordinateSystemSchema.nullable().default(null),
    /** Check and report only. */
    isTrial: z.boolean().default(false),
    collection: z.unknown(),
  }),
  response: ImportReportSchema,
});

export const getCell = endpoint({
  method: "GET",
  path: "/api/place/cells/:code",
  summary: "一个单元网格：属性、图形、所属区划和责任区",
  access: { kind: "signedIn" },
  params: z.object({ code: CellCodeSchema }),
  response: z.object({
    code: z.string(),
    name: z.string(),
    areaM2: z.number(),
    perimeterM: z.number(),
    landUse: z.string(),
    grade: z.string(),
    fallbackUnitId: IdSchema.nullable(),
    startOn: z.string(),
    endOn: z.string().nullable(),
    note: z.string(),
    geometry: GeometryAnswer,
    divisions: z.array(z.object({ code: DivisionCodeSchema, name: z.string(), level: z.string() })),
    areas: z.array(AreaRef),
  }),
});

const FacilityAnswer = z.object({
  code: z.string(),
  classCode: z.string(),
  name: z.string(),
  position: PositionAnswer,
  cellCode: z.string().nullable(),
  state: FacilityStateSchema,
  supervisingUnitId: IdSchema.nullable(),
  owningUnitId: IdSchema.nullable(),
  maintainingUnitId: IdSchema.nullable(),
  accuracyClass: z.string().nullable(),
  dataSource: z.string(),
  locationText: z.string(),
  externalCodes: z.array(z.object({ scheme: z.string(), value: z.string() })),
  recordedOn: z.string(),
  changedOn: z.string().nullable(),
  note: z.string(),
});

export const listFacilitiesNear = endpoint({
  method: "GET",
  path: "/api/place/facilities",
  summary: "附近的部件，由近到远",
  access: { kind: "signedIn" },
  query: CoordinateQuery.extend({
    radiusMetres: QueryNumber.pipe(z.number().min(1).max(1000, "半径最大 1000 米")).default(50),
    /** A class (4 digits) or a major class (2 digits). */
    classCode: z
      .string()
      .regex(/^\d{2}(\d{2})?$/, "部件类别须为 2 位大类或 4 位小类")
      .optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ facilities: z.array(FacilityAnswer.extend({ metres: z.number() })) }),
});

export const getFacility = endpoint({
  method: "GET",
  path: "/api/place/facilities/:code",
  summary: "一个部件和它的变更记录",
  access: { kind: "signedIn" },
  params: z.object({ code: FacilityCodeSchema }),
  response: FacilityAnswer.extend({
    changes: z.array(
      z.object({
        at: InstantSchema,
        personId: IdSchema.nullable(),
        reason: z.string(),
        before: z.json().nullable(),
        after: z.json(),
        evidence: z.array(z.string()),
      }),
    ),
  }),
});

export const changeFacilityStateEndpoint = endpoint({
  method: "POST",
  path: "/api/place/facilities/:code/state",
  summary: "变更部件状态：说明原因并附现场照片",
  access: ADMINISTRATORS,
  params: z.object({ code: FacilityCodeSchema }),
  body: z.object({
    state: FacilityStateSchema,
    reason: z.string().trim().min(2, "请说明原因").max(500),
    evidence: z.array(z.string().regex(/^[0-9a-f]{64}$/)).min(1, "请附至少一张现场照片"),
  }),
  response: FacilityAnswer,
});

const AreaAnswer = z.object({
  code: z.string(),
  kind: z.string(),
  name: z.string(),
  divisionCode: DivisionCodeSchema,
  unitId: IdSchema.nullable(),
  cellCodes: z.array(z.string()),
});

export const listAreasEndpoint = endpoint({
  method: "GET",
  path: "/api/place/areas",
  summary: "责任区和它们的种类",
  access: { kind: "signedIn" },
  query: z.object({ kind: z.string().optional() }),
  response: z.object({
    kinds: z.array(z.object({ kind: z.string(), label: z.string() })),
    areas: z.array(AreaAnswer),
  }),
});

export const saveArea = endpoint({
  method: "PUT",
  path: "/api/place/areas/:code",
  summary: "新建或调整责任区：所含网格、负责单位",
  access: ADMINISTRATORS,
  params: z.object({ code: z.string().trim().min(1).max(64) }),
  body: z.object({
    kind: z.string(),
    name: z.string().trim().min(1, "请给责任区起个名字").max(60),
    divisionCode: DivisionCodeSchema,
    unitId: IdSchema.nullable(),
    cellCodes: z.array(CellCodeSchema).min(1, "责任区至少含一个单元网格"),
    reason: z.string().trim().min(2, "请说明原因").max(500),
  }),
  response: AreaAnswer,
});
