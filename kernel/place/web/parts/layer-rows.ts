/** Features of a layer as rows of a register: read as they come, since a city has tens of thousands. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { z } from "zod";
import { getLayer } from "#kernel/place/contract.ts";
import { FacilityStateSchema, type LayerKind } from "#kernel/place/model/public.ts";
import { type ApiProblem, send, urlOf } from "#ui/call.ts";
import { type Bounds, boundsOf } from "./shape.ts";

const Geometry = z.object({ coordinates: z.unknown() });
const CellFeature = z.object({
  properties: z.object({
    code: z.string(),
    name: z.string(),
    areaM2: z.number(),
    landUse: z.string(),
    grade: z.string(),
  }),
  geometry: Geometry,
});
const FacilityFeature = z.object({
  properties: z.object({
    code: z.string(),
    classCode: z.string(),
    name: z.string(),
    state: FacilityStateSchema,
    cellCode: z.string().nullish(),
  }),
  geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]) }),
});
const CellLayer = z.object({ features: z.array(CellFeature) });
const FacilityLayer = z.object({ features: z.array(FacilityFeature) });

export type CellRow = z.output<typeof CellFeature>["properties"] & { readonly bounds: Bounds | null };
export type FacilityRow = z.output<typeof FacilityFeature>["properties"] & {
  readonly longitude: number;
  readonly latitude: number;
};

function useLayerFile<S extends z.ZodType>(kind: LayerKind, schema: S) {
  return useQuery<z.output<S>, ApiProblem>({
    queryKey: [getLayer.path, kind],
    queryFn: async ({ signal }) => {
      const answer = await send(urlOf(getLayer.path, { kind }), { signal });
      return schema.parse(await answer.json());
    },
  });
}

export function useCells() {
  const { data, error, isPending, refetch } = useLayerFile("cells", CellLayer);
  const rows = useMemo(
    () =>
      (data?.features ?? []).map(
        ({ properties, geometry }): CellRow => ({ ...properties, bounds: boundsOf(geometry.coordinates) }),
      ),
    [data],
  );
  const byCode = useMemo(() => new Map(rows.map((cell) => [cell.code, cell])), [rows]);
  return { rows, byCode, error, isPending, refetch };
}

export function useFacilities() {
  const { data, error, isPending, refetch } = useLayerFile("facilities", FacilityLayer);
  const rows = useMemo(
    () =>
      (data?.features ?? []).map(({ properties, geometry: { coordinates } }): FacilityRow => {
        const [longitude, latitude] = coordinates;
        return { ...properties, longitude, latitude };
      }),
    [data],
  );
  return { rows, error, isPending, refetch };
}
