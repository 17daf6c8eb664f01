import { useRouteError } from "react-router";

export function useRouteProblem(): Error {
  const thrown = useRouteError();
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
