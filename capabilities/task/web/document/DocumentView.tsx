import "./document.css";
import { memo, useEffect, useMemo, useRef } from "react";
import { type DrawnParagraph, drawParagraphs, type Mark, type Piece } from "./pieces.ts";

interface DocumentViewProps {
  readonly source: Parameters<typeof drawParagraphs>[0];
  readonly marks: readonly Mark[];
  readonly selectedId: string | null;
  readonly onSelect: (taskId: string) => void;
  /** What stands beside the line where a task begins: its number, 待核. */
  readonly tagOf: (taskId: string) => { readonly text: string; readonly isDoubtful: boolean } | null;
}

const DUTY_WORDS = { ladder: "升级", reporting: "报告", phase: "阶段" } as const;

/** 原文: the words of the document with what was found in them. Pressing a finding opens its task, and an opened task scrolls here. */
export function DocumentView({ source, marks, selectedId, onSelect, tagOf }: DocumentViewProps) {
  const paragraphs = useMemo(() => drawParagraphs(source, marks), [source, marks]);
  const sheet = useRef<HTMLElement>(null);
  const beginOf = useMemo(
    () => new Map(paragraphs.flatMap((one) => one.begins.map((id) => [id, one.key] as const))),
    [paragraphs],
  );
  const place = selectedId === null ? undefined : beginOf.get(selectedId);
  useEffect(() => {
    if (place === undefined) return;
    sheet.current?.querySelector(`[data-at="${place}"]`)?.scrollIntoView({ block: "center", behavior: "instant" });
  }, [place]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section ref={sheet} className="plan-paper" aria-label="原文" tabIndex={0}>
      {paragraphs.map((paragraph) => (
        <PaperParagraph
          key={paragraph.key}
          paragraph={paragraph}
          selectedId={paragraph.pieces.some((piece) => piece.taskId === selectedId) ? selectedId : null}
          onSelect={onSelect}
          tagOf={tagOf}
        />
      ))}
    </section>
  );
}

interface ParagraphProps extends Pick<DocumentViewProps, "onSelect" | "tagOf"> {
  readonly paragraph: DrawnParagraph;
  /** Null where the selected task has no word here, so that only what changes is drawn anew. */
  readonly selectedId: string | null;
}

const PaperParagraph = memo(function PaperParagraph({ paragraph, selectedId, onSelect, tagOf }: ParagraphProps) {
  const tags = paragraph.begins.flatMap((taskId) => {
    const tag = tagOf(taskId);
    return tag ? [{ taskId, ...tag }] : [];
  });
  return (
    <div
      className="paper-paragraph"
      data-look={paragraph.look}
      data-level={paragraph.level || undefined}
      data-at={paragraph.key}
    >
      <p>
        {paragraph.pieces.map((piece) => (
          <PaperPiece
            key={piece.start}
            piece={piece}
            isSelected={selectedId !== null && piece.taskId === selectedId}
            isDoubtful={piece.taskId !== null && (tagOf(piece.taskId)?.isDoubtful ?? false)}
            onSelect={onSelect}
          />
        ))}
      </p>
      <span className="paper-tags">
        {tags.slice(0, 1).map((tag) => (
          <button
            key={tag.taskId}
            type="button"
            data-on={tag.taskId === selectedId || undefined}
            data-doubtful={tag.isDoubtful || undefined}
            aria-label={`任务 ${tag.text}`}
            onClick={() => onSelect(tag.taskId)}
          >
            {tag.text}
          </button>
        ))}
        {tags.length > 1 && <span className="t11 faint">共 {tags.length} 项</span>}
        {tags.length === 0 && paragraph.duties[0] && <span className="duty">{DUTY_WORDS[paragraph.duties[0]]}</span>}
      </span>
    </div>
  );
});

interface PieceProps {
  readonly piece: Piece;
  readonly isSelected: boolean;
  readonly isDoubtful: boolean;
  readonly onSelect: (taskId: string) => void;
}

function PaperPiece({ piece, isSelected, isDoubtful, onSelect }: PieceProps) {
  const { taskId, kind, label } = piece;
  const text = piece.isHeading ? <b>{piece.text}</b> : piece.text;
  if (!kind && !isSelected && !isDoubtful) {
    if (!taskId) return text;
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the tag beside the line does the same and is a button.
      <span data-of={taskId} onClick={() => onSelect(taskId)}>
        {text}
      </span>
    );
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tag beside the line does the same and is a button.
    <mark
      data-kind={kind ?? "task"}
      data-on={isSelected || undefined}
      data-doubtful={(isDoubtful && !kind) || undefined}
      title={label || undefined}
      onClick={() => taskId && onSelect(taskId)}
    >
      {text}
    </mark>
  );
}
