import { ButtonInside, type Look } from "../controls/PlainButton.tsx";
import { Link } from "./router.tsx";

/** A link that looks like a button, on the public face. */
export function ButtonLink({
  look = "outlined",
  size = "touch",
  icon,
  kbd,
  children,
  to,
}: Look & { readonly to: string }) {
  return (
    <Link to={to} className="button" data-look={look} data-size={size}>
      <ButtonInside icon={icon} kbd={kbd} size={size}>
        {children}
      </ButtonInside>
    </Link>
  );
}
