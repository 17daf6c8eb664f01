import type { ReactNode } from "react";
import { Link, useSearchParams } from "react-router";

interface AddressLinkProps {
  readonly name: string;
  readonly value: string;
  readonly children: ReactNode;
}

/** Opens a thing of the list beside it, by one member of the address; the rest of the address stays. */
export function AddressLink({ name, value, children }: AddressLinkProps) {
  const [search] = useSearchParams();
  const next = new URLSearchParams(search);
  next.set(name, value);
  return (
    <Link
      className="register-link"
      to={{ search: next.toString() }}
      replace
      onClick={(event) => event.stopPropagation()}
    >
      {children}
    </Link>
  );
}
