/**
 * A cover that is a paper of the matter binds the file: its first page before everything, the rest (备考表) behind. A list of the papers
 * on a page of its own is left out, because it was written before there were pages to name: the file has its 卷内目录.
 */
import type { Block } from "../template/blocks.ts";
import type { BoundPaper } from "./dossier-paper.ts";

export function bindCover(bound: BoundPaper): { readonly cover: BoundPaper; readonly closing: BoundPaper | undefined } {
  const [first = [], ...rest] = parted(bound.paper.blocks);
  const closing = rest.filter((part) => part.some((block) => block.kind !== "list")).flatMap(onNewPage);
  return {
    cover: { ...bound, paper: { ...bound.paper, blocks: first } },
    closing:
      closing.length === 0
        ? undefined
        : {
            id: `${bound.id}-closing`,
            bookmark: headingOf(closing) ?? "卷末",
            paper: { ...bound.paper, blocks: closing, seal: "", hasSeam: false, verify: null, guide: null },
          },
  };
}

function parted(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const parts: Block[][] = [[]];
  for (const block of blocks) {
    if (block.kind === "pageBreak") parts.push([]);
    else parts.at(-1)?.push(block);
  }
  return parts;
}

const onNewPage = (part: readonly Block[], index: number): readonly Block[] =>
  index === 0 ? part : [{ kind: "pageBreak" }, ...part];

function headingOf(blocks: readonly Block[]): string | undefined {
  for (const block of blocks)
    if (block.kind === "paragraph" && block.style === "heading") return block.runs.map(({ text }) => text).join("");
  return undefined;
}
