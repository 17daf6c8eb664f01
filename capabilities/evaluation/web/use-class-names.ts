import { useQuery } from "@tanstack/react-query";
import { useSession } from "#ui/session.ts";

/** Figures name classes by key, `incident:0406`; their names are given by the capability that has them. */
export function useClassNames(isNeeded: boolean): (key: string) => string {
  const { fieldOptions } = useSession();
  const classes = fieldOptions.find(({ type }) => type === "issueClass");
  const { data } = useQuery({
    queryKey: ["evaluation.class-names"],
    queryFn: async () => new Map((await classes?.load())?.map(({ value, label }) => [value, label]) ?? []),
    enabled: isNeeded && classes !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (key) => data?.get(key) ?? key;
}
