import "./register.css";
import type { ReactNode } from "react";
import { NavLink } from "react-router";

export interface RegisterTab {
  readonly to: string;
  readonly label: string;
}

interface RegisterPageProps {
  readonly title: string;
  /** Beside the title: how many, of what. */
  readonly note?: ReactNode;
  /** At the right: the one filled button, the rest plain. */
  readonly actions?: ReactNode;
  /** Neighbouring registers; the present one is marked by its address. */
  readonly tabs?: readonly RegisterTab[];
  readonly children: ReactNode;
}

/** 台账: the frame of a page that keeps things: title, neighbours, then the list or the sheet. */
export function RegisterPage({ title, note, actions, tabs, children }: RegisterPageProps) {
  return (
    <div className="register">
      <header className="register-head">
        <h1>{title}</h1>
        {note && <span className="t13 muted">{note}</span>}
        <span className="grow" />
        <span className="row no-print">{actions}</span>
      </header>
      {tabs && (
        <nav className="tabs no-print" aria-label={`${title}的相邻页面`}>
          {tabs.map((tab) => (
            <NavLink key={tab.to} to={tab.to} end>
              {tab.label}
            </NavLink>
          ))}
        </nav>
      )}
      <div className="register-body">{children}</div>
    </div>
  );
}

/** A page of the register that is read from top to bottom and scrolls as one. */
export function Sheet({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="register-sheet" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
