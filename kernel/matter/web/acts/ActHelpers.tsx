import { type ComponentType, lazy, Suspense } from "react";
import { useSession } from "#ui/session.ts";
import type { ActHelperProps, ActHelperRegistration, CreateHelperProps, CreateHelperRegistration } from "#ui/shell.ts";

interface ActHelpersProps extends ActHelperProps {
  readonly kind: string;
}

/** What capabilities give for filling in this act. Each has its place from the first moment: a button under it must not move away. */
export function ActHelpers({ kind, ...props }: ActHelpersProps) {
  const { actHelpers } = useSession();
  return helpersFor(actHelpers, kind, props.act).map((helper) => {
    const Helper = loadedAct(helper);
    return (
      <div key={helper.id} className="act-helper" style={{ minHeight: helper.height }}>
        <Suspense fallback={null}>
          <Helper {...props} />
        </Suspense>
      </div>
    );
  });
}

interface CreateHelpersProps extends CreateHelperProps {
  readonly kind: string;
  /** Of the field under which they stand. */
  readonly under: string;
}

/** The same for an act that begins a matter, under one of its fields. */
export function CreateHelpers({ kind, under, ...props }: CreateHelpersProps) {
  const { createHelpers } = useSession();
  return helpersFor(createHelpers, kind, props.act)
    .filter((helper) => helper.under === under)
    .map((helper) => {
      const Helper = loadedCreate(helper);
      return (
        <div key={helper.id} className="act-helper" style={{ minHeight: helper.height }}>
          <Suspense fallback={null}>
            <Helper {...props} />
          </Suspense>
        </div>
      );
    });
}

function helpersFor<R extends { readonly kind: string; readonly acts?: readonly string[] }>(
  all: readonly R[],
  kind: string,
  act: string,
): readonly R[] {
  return all.filter((helper) => helper.kind === kind && (helper.acts?.includes(act) ?? true));
}

const lazyActs = new Map<string, ComponentType<ActHelperProps>>();
const lazyCreates = new Map<string, ComponentType<CreateHelperProps>>();

function loadedAct({ id, load }: ActHelperRegistration): ComponentType<ActHelperProps> {
  const known = lazyActs.get(id) ?? lazy(load);
  lazyActs.set(id, known);
  return known;
}

function loadedCreate({ id, load }: CreateHelperRegistration): ComponentType<CreateHelperProps> {
  const known = lazyCreates.get(id) ?? lazy(load);
  lazyCreates.set(id, known);
  return known;
}
