import { useEffect, useId, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { Marked } from "#ui/controls/Marked.tsx";
import { SearchBox } from "#ui/controls/SearchBox.tsx";
import type { SearchHit } from "#ui/shell.ts";
import { WEB_REGISTRATIONS } from "../capabilities.ts";
import { collect } from "../collect.ts";

const SOURCES = collect(WEB_REGISTRATIONS, "search");
/** Long enough not to ask at every stroke of an input method, short enough not to be noticed. */
const PAUSE_MS = 180;

/** The box in the top bar: `/` goes there, arrows choose, Enter opens. */
export function Search() {
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [hits, setHits] = useState<readonly SearchHit[]>([]);
  const [chosen, setChosen] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const listId = useId();

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "/" || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  useEffect(() => {
    const words = text.trim();
    setChosen(0);
    if (words === "") return setHits([]);
    const asking = new AbortController();
    const timer = setTimeout(async () => {
      const answers = await Promise.allSettled(SOURCES.map((source) => source.search(words, asking.signal)));
      if (!asking.signal.aborted)
        setHits(answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : [])));
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [text]);

  function open(hit: SearchHit | undefined) {
    if (!hit) return;
    setOpen(false);
    input.current?.blur();
    void navigate(hit.to);
  }
  const isShown = isOpen && text.trim() !== "" && hits.length > 0;
  return (
    <search className="search">
      <SearchBox
        label="搜索编号、地点、描述、意见"
        kbd="/"
        inputRef={input}
        role="combobox"
        aria-expanded={isShown}
        aria-controls={listId}
        aria-activedescendant={isShown ? `${listId}-${chosen}` : undefined}
        autoComplete="off"
        value={text}
        onText={setText}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") setChosen((i) => Math.min(i + 1, hits.length - 1));
          else if (event.key === "ArrowUp") setChosen((i) => Math.max(i - 1, 0));
          else if (event.key === "Enter" && !event.nativeEvent.isComposing) open(hits[chosen]);
          else if (event.key === "Escape") input.current?.blur();
          else return;
          event.preventDefault();
        }}
      />
      <div className="search-hits" id={listId} role="listbox" aria-label="找到的" hidden={!isShown}>
        {hits.map((hit, i) => (
          <div
            key={hit.to}
            id={`${listId}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen}
            onPointerDown={(event) => {
              event.preventDefault();
              open(hit);
            }}
          >
            <span>
              <Marked {...hit.label} />
            </span>
            {hit.detail && (
              <span className="faint t12">
                <Marked {...hit.detail} />
              </span>
            )}
            {hit.excerpt && (
              <span className="muted t12">
                <Marked {...hit.excerpt} />
              </span>
            )}
          </div>
        ))}
      </div>
    </search>
  );
}

/** Whether keys belong to a field just now. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
