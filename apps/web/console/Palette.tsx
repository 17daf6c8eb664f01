import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { isForRole, useSession } from "#ui/session.ts";
import type { CommandRegistration } from "#ui/shell.ts";
import { WEB_REGISTRATIONS } from "../capabilities.ts";
import { collect } from "../collect.ts";
import { PLACES } from "./places.ts";

const COMMANDS: readonly CommandRegistration[] = [
  ...collect(WEB_REGISTRATIONS, "commands"),
  ...PLACES.map((item) => ({
    id: item.to,
    label: `到 ${item.label}`,
    to: item.to,
    ...(item.roles ? { roles: item.roles } : {}),
  })),
];

/** 命令 Ctrl K: everything one can go to or begin, by a few characters of its name. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  useEffect(() => dialog.current?.showModal(), []);
  const found = COMMANDS.filter((command) => isForRole(command.roles, session)).filter((command) =>
    matches(`${command.label} ${command.words ?? ""}`, text),
  );
  function run(command: CommandRegistration | undefined) {
    if (!command) return;
    dialog.current?.close();
    void navigate(command.to);
  }
  return (
    <dialog ref={dialog} className="palette" aria-label="命令" onClose={onClose}>
      <input
        autoFocus
        className="palette-input"
        aria-label="命令"
        placeholder="要做什么，要去哪里"
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={`palette-${chosen}`}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") setChosen((i) => Math.min(i + 1, found.length - 1));
          else if (event.key === "ArrowUp") setChosen((i) => Math.max(i - 1, 0));
          else if (event.key === "Enter" && !event.nativeEvent.isComposing) run(found[chosen]);
          else return;
          event.preventDefault();
        }}
      />
      <div id="palette-list" role="listbox" aria-label="可用的命令" className="palette-list">
        {found.map((command, i) => (
          <div
            key={command.id}
            id={`palette-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen}
            onPointerDown={() => run(command)}
          >
            {command.label}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="waiting">没有这样的命令</p>}
    </dialog>
  );
}

/** Every character in order, not necessarily beside each other: 派遣 finds 到 派遣台. */
function matches(label: string, text: string): boolean {
  let at = 0;
  for (const character of text.toLowerCase().replace(/\s/g, "")) {
    at = label.toLowerCase().indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
