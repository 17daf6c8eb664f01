/** What a setting may be: choices it brings itself, or those a capability gives to forms. */
import { useQuery } from "@tanstack/react-query";
import type { FieldOption } from "../fields/field.ts";
import { useSession } from "../session.ts";
import type { SettingLine } from "./setting-words.ts";

const NONE: readonly FieldOption[] = [];

export function useChoices({
  choices,
  choicesFrom,
}: Pick<SettingLine, "choices" | "choicesFrom">): readonly FieldOption[] {
  const given = useSession().fieldOptions.find(({ type }) => type === choicesFrom);
  const { data = NONE } = useQuery({
    queryKey: ["settings choices", choicesFrom],
    queryFn: () => given?.load() ?? NONE,
    enabled: given !== undefined,
    staleTime: 60_000,
  });
  return choices ?? data;
}
