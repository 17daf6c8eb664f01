import type { BulletinContent } from "../../model/bulletin.ts";

/** The words of a bulletin on the screen: the same as in its PDF. */
export function BulletinPaper({ content }: { readonly content: BulletinContent }) {
  return (
    <article className="bulletin-paper">
      <h2>{content.title}</h2>
      {content.blocks.map((block, at) => {
        const key = `${at}`;
        if (block.kind === "heading") return <h3 key={key}>{block.text}</h3>;
        if (block.kind === "paragraph") return <p key={key}>{block.text}</p>;
        const { table } = block;
        return (
          <div key={key} className="bulletin-table">
            <table>
              <caption>{table.title}</caption>
              <thead>
                <tr>
                  {table.columns.map(({ title }) => (
                    <th key={title} scope="col">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {table.rows.map((row) => (
                  <tr key={row.join("|")}>
                    {table.columns.map(({ title, isFigure }, column) => (
                      <td key={title} data-align={isFigure ? "right" : undefined}>
                        {row[column]}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            {table.notes.map((note) => (
              <small key={note} className="faint">
                {note}
              </small>
            ))}
          </div>
        );
      })}
    </article>
  );
}
