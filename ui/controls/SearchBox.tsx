import { Search } from "lucide-react";
import type { InputHTMLAttributes, Ref } from "react";

interface SearchBoxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange"> {
  readonly label: string;
  readonly kbd?: string;
  readonly onText: (text: string) => void;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function SearchBox({ label, kbd, onText, inputRef, ...rest }: SearchBoxProps) {
  return (
    <span className="search-box">
      <Search size={16} strokeWidth={1.5} aria-hidden />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        ref={inputRef}
        onChange={(event) => onText(event.target.value)}
        {...rest}
      />
      {kbd && <kbd aria-hidden>{kbd}</kbd>}
    </span>
  );
}
