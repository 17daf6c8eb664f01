/** Enter inside a date picker or a list chooses a day or an option; it must not send the form as well. */
import type { KeyboardEvent } from "react";

export function keepChoosing(event: KeyboardEvent<HTMLFormElement>): void {
  const isChoosing = event.target instanceof Element && event.target.closest(".ant-picker, .ant-select");
  if (event.key === "Enter" && isChoosing) event.preventDefault();
}
