/** The square of `metres` around a point, as the filter `within` takes it. Latitudes of China; wrong near the poles. */
export function rectangleAround(
  { longitude, latitude }: { readonly longitude: number; readonly latitude: number },
  metres: number,
): string {
  const up = metres / 111_195;
  const aside = up / Math.cos((latitude * Math.PI) / 180);
  return [longitude - aside, latitude - up, longitude + aside, latitude + up]
    .map((degrees) => degrees.toFixed(6))
    .join(",");
}
