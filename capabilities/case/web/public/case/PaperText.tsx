import "./paper-text.css";
import { Fragment } from "react";
import type { Block, Cell, Opinion, Run } from "#kernel/document/model/public.ts";

/** A legal document as words that flow: read at any width and size, and aloud. The PDF stays the paper. */
export function PaperText({ blocks }: { readonly blocks: readonly Block[] }) {
  return (
    <div className="paper-text">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an issued paper never changes.
        <BlockText key={index} block={block} />
      ))}
    </div>
  );
}

function BlockText({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case "paragraph":
      return block.style === "heading" ? (
        <h2>{wordsOf(block.runs)}</h2>
      ) : (
        paragraphsOf(block.runs).map((text) => (
          <p key={text} data-style={block.style}>
            {text}
          </p>
        ))
      );
    case "table":
      return <FactsText cells={block.rows.flatMap((row) => row.cells)} />;
    case "list":
      return <ListText {...block} />;
    case "dialogue":
      return (
        <dl>
          {block.pairs.map(({ question, answer }) => (
            <Fragment key={question}>
              <dt>问：{question}</dt>
              <dd>答：{answer}</dd>
            </Fragment>
          ))}
        </dl>
      );
    case "opinions":
      return <SignedText lines={block.opinions} />;
    case "signatures":
      return <SignedText lines={block.lines} />;
    case "signOff":
      return (
        <p data-style="right">
          {block.agency}
          <br />
          {block.on}
        </p>
      );
    case "pageBreak":
      return null;
  }
}

function FactsText({ cells }: { readonly cells: readonly Cell[] }) {
  return (
    <dl>
      {cells.map((cell, index) => {
        const Part = cell.isLabel ? "dt" : "dd";
        // biome-ignore lint/suspicious/noArrayIndexKey: an issued paper never changes.
        return <Part key={index}>{wordsOf(cell.runs)}</Part>;
      })}
    </dl>
  );
}

function ListText({ title, columns, rows }: Extract<Block, { kind: "list" }>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than the phone is moved by keys as well.
    <section className="paper-list" tabIndex={0} aria-label={title || "清单"}>
      <table>
        {title && <caption>{title}</caption>}
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join(" ")}>
              {row.map((word, index) => (
                <td key={columns[index]}>{word}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function SignedText({ lines }: { readonly lines: readonly Opinion[] }) {
  return (
    <dl>
      {lines.map(({ label, text, name, on }) => (
        <Fragment key={`${label} ${name} ${on}`}>
          <dt>{label}</dt>
          <dd>{[text, name, on].filter(Boolean).join("　") || "没有签名"}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function wordsOf(runs: readonly Run[]): string {
  return runs.map((run) => (run.kind === "blank" || run.kind === "folio" ? "＿＿＿＿" : run.text)).join("");
}

function paragraphsOf(runs: readonly Run[]): readonly string[] {
  return wordsOf(runs)
    .split("\n")
    .filter((text) => text.trim() !== "");
}
