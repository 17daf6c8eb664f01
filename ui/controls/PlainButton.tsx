import type { ButtonHTMLAttributes, ReactNode } from "react";
import type { Icon } from "../shell.ts";

type ButtonLook = "filled" | "outlined" | "plain";

export interface Look {
  /** One filled button per region: the likely next act. */
  readonly look?: ButtonLook;
  readonly size?: "small" | "medium" | "large" | "touch";
  readonly icon?: Icon;
  /** The key that presses it, shown on it. The page binds it. */
  readonly kbd?: string;
  readonly children?: ReactNode;
}

export function Button({
  look = "outlined",
  size = "medium",
  icon,
  kbd,
  children,
  ...rest
}: Look & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="button" {...rest} className={`button ${rest.className ?? ""}`} data-look={look} data-size={size}>
      <ButtonInside icon={icon} kbd={kbd} size={size}>
        {children}
      </ButtonInside>
    </button>
  );
}

/** Icon, words and key, as on a button and on a link that looks like one. */
export function ButtonInside({
  icon: IconShape,
  kbd,
  size,
  children,
}: {
  icon: Icon | undefined;
  kbd: string | undefined;
  size: string;
  children: ReactNode;
}) {
  return (
    <>
      {IconShape && <IconShape size={size === "touch" ? 24 : 16} strokeWidth={1.5} aria-hidden />}
      {children}
      {kbd && <kbd aria-hidden>{kbd}</kbd>}
    </>
  );
}
