import { X } from "lucide-react";
import { Link, useLocation } from "react-router";
import { useSession } from "#ui/session.ts";
import { groupNavigation } from "../collect.ts";
import { Mark } from "../Mark.tsx";
import { placesOf } from "./places.ts";
import { useToDo } from "./to-do.tsx";

/** What the person's post can use, nothing else. On a phone it is a drawer. */
export function Navigation({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const { countOf, sum } = useToDo();
  const items = placesOf(session);
  const groups = groupNavigation(items);
  const current = placeIn(
    items.map(({ to }) => to),
    useLocation().pathname,
  );
  return (
    <>
      <button type="button" className="drawer-shade" aria-label="关上菜单" onClick={onClose} />
      <nav className="navigation no-print" aria-label="功能">
        <div className="brand">
          <Mark />
          <span>方圆</span>
          <button type="button" className="drawer-close" aria-label="关上菜单" onClick={onClose}>
            <X size={20} strokeWidth={1.5} aria-hidden />
          </button>
        </div>
        {groups.map((group) => (
          <div key={group.title ?? ""} className="navigation-group">
            {group.title && <h2>{group.title}</h2>}
            {group.items.map(({ icon: Shape, ...item }) => {
              const count = item.countOf === "all" ? sum : item.countOf ? countOf(item.countOf) : null;
              return (
                <Link
                  key={item.to}
                  to={item.to}
                  title={item.label}
                  {...(item.to === current ? { "aria-current": "page" as const } : {})}
                >
                  <Shape size={18} strokeWidth={1.5} aria-hidden />
                  <span>{item.label}</span>
                  {count !== null && <b>{count}</b>}
                </Link>
              );
            })}
          </div>
        ))}
      </nav>
    </>
  );
}

/** Of several places that lie on the way to this one the nearest; the home of all only when one is there. */
function placeIn(places: readonly string[], path: string): string | undefined {
  const onTheWay = places.filter((to) => path === to || (to !== "/console" && path.startsWith(`${to}/`)));
  return onTheWay.toSorted((a, b) => b.length - a.length)[0];
}
