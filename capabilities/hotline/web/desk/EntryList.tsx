import type { StoryEntry } from "#kernel/matter/contract.ts";
import { formatShort } from "#ui/format.ts";
import { useNow } from "#ui/now.ts";
import { bylineOf } from "./order-parts.ts";

interface EntryListProps {
  readonly label: string;
  readonly entries: readonly StoryEntry[];
  /** Acts whose words stand elsewhere on the desk already. */
  readonly wordless?: readonly string[];
}

/** Entries of the record as a short list: when, who, what was said. */
export function EntryList({ label, entries, wordless = [] }: EntryListProps) {
  const now = useNow();
  return (
    <ol className="order-entries" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.seq}>
          <p className="t12 faint">
            {formatShort(entry.at, now)}　{bylineOf(entry)}
          </p>
          <p>
            <b>{entry.label}</b>
            {!wordless.includes(entry.act) && entry.text !== entry.label && entry.text && `　${entry.text}`}
          </p>
        </li>
      ))}
    </ol>
  );
}
