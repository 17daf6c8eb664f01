import { Link } from "react-router";
import { ButtonInside, type Look } from "./PlainButton.tsx";

export { Button } from "./PlainButton.tsx";

/** A link that looks like a button: for going somewhere, not for acting. */
export function ButtonLink({
  look = "outlined",
  size = "medium",
  icon,
  kbd,
  children,
  to,
  isElsewhere = false,
}: Look & {
  readonly to: string /** Another face: beside this one, in a tab of its own. */;
  readonly isElsewhere?: boolean;
}) {
  return (
    <Link
      to={to}
      className="button"
      data-look={look}
      data-size={size}
      {...(isElsewhere && { target: "_blank", reloadDocument: true })}
    >
      <ButtonInside icon={icon} kbd={kbd} size={size}>
        {children}
      </ButtonInside>
    </Link>
  );
}
