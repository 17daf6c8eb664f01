import { type ComponentType, lazy, Suspense } from "react";
import { useSession } from "#ui/session.ts";
import type { ActHelperProps, ActHelperRegistration } from "#ui/shell.ts";

interface ActHelpersProps extends ActHelperProps {
  readonly kind: string;
}

/** What capabilities give for filling in this act. */
export function ActHelpers({ kind, ...props }: ActHelpersProps) {
  const { actHelpers } = useSession();
  return actHelpers
    .filter((helper) => helper.kind === kind && (helper.acts?.includes(props.act) ?? true))
    .map((helper) => {
      const Helper = loaded(helper);
      return (
        <Suspense key={helper.id} fallback={null}>
          <Helper {...props} />
        </Suspense>
      );
    });
}

const lazyHelpers = new Map<string, ComponentType<ActHelperProps>>();

function loaded(helper: ActHelperRegistration): ComponentType<ActHelperProps> {
  const known = lazyHelpers.get(helper.id) ?? lazy(helper.load);
  lazyHelpers.set(helper.id, known);
  return known;
}
