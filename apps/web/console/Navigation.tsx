import { X } from "lucide-react";
import { NavLink } from "react-router";
import { isForRole, useSession } from "#ui/session.ts";
import { WEB_REGISTRATIONS } from "../capabilities.ts";
import { collect, groupNavigation } from "../collect.ts";
import { Mark } from "../Mark.tsx";
import { useToDo } from "./to-do.tsx";

const ITEMS = collect(WEB_REGISTRATIONS, "navigation");

/** What the person's post can use, nothing else. On a phone it is a drawer. */
export function Navigation({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const { countOf } = useToDo();
  const groups = groupNavigation(ITEMS.filter((item) => isForRole(item.roles, session)));
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
              const count = item.countOf ? countOf(item.countOf) : null;
              return (
                <NavLink key={item.to} to={item.to} end={item.to === "/console"} title={item.label}>
                  <Shape size={18} strokeWidth={1.5} aria-hidden />
                  <span>{item.label}</span>
                  {count !== null && <b>{count}</b>}
                </NavLink>
              );
            })}
          </div>
        ))}
      </nav>
    </>
  );
}
