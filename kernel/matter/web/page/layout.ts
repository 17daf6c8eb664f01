/** Lays a procedure out in columns: states left to right by how far they are from the beginning, moves between them. Pure. */

export interface Move {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}
export interface PlacedState {
  readonly id: string;
  readonly column: number;
  readonly row: number;
}
export interface Layout {
  readonly states: readonly PlacedState[];
  /** One per pair of states, with every label. */
  readonly edges: readonly { readonly from: string; readonly to: string; readonly labels: readonly string[] }[];
  readonly columns: number;
  readonly rows: number;
}

/** @param moves `from` is empty for acts that begin a matter */
export function layOut(moves: readonly Move[]): Layout {
  const edges = gatherEdges(moves);
  const columnOf = distances(moves);
  const columns = [...columnOf.entries()].reduce<string[][]>((list, [state, column]) => {
    const states = list[column] ?? [];
    states.push(state);
    list[column] = states;
    return list;
  }, []);
  const placed = orderColumns(columns, edges);
  return { states: placed, edges, columns: columns.length, rows: Math.max(0, ...columns.map((list) => list.length)) };
}

function gatherEdges(moves: readonly Move[]): Layout["edges"] {
  const found = new Map<string, { from: string; to: string; labels: string[] }>();
  for (const { from, to, label } of moves) {
    if (from === "") continue;
    const key = `${from}>${to}`;
    const edge = found.get(key) ?? { from, to, labels: [] };
    if (!edge.labels.includes(label)) edge.labels.push(label);
    found.set(key, edge);
  }
  return [...found.values()];
}

/** Steps from the beginning, the shortest way. States that nothing leads to begin a line of their own. */
function distances(moves: readonly Move[]): Map<string, number> {
  const next = new Map<string, string[]>();
  for (const { from, to } of moves) next.set(from, [...(next.get(from) ?? []), to]);
  const columnOf = new Map<string, number>();
  const queue = (next.get("") ?? []).map((state) => ({ state, column: 0 }));
  const all = new Set(moves.flatMap(({ from, to }) => [from, to]).filter((state) => state !== ""));
  // The first act's state leads; others that can also begin (an import, say) take the column they reach by acting.
  walk(queue.slice(0, 1));
  walk(queue);
  walk([...all].map((state) => ({ state, column: 0 })));
  return columnOf;

  function walk(waiting: { state: string; column: number }[]): void {
    for (let item = waiting.shift(); item; item = waiting.shift()) {
      if (columnOf.has(item.state)) continue;
      columnOf.set(item.state, item.column);
      for (const state of next.get(item.state) ?? []) waiting.push({ state, column: item.column + 1 });
    }
  }
}

/** Inside a column, states stand near what leads to them, so that lines cross less. */
function orderColumns(columns: readonly (readonly string[])[], edges: Layout["edges"]): PlacedState[] {
  const rowOf = new Map<string, number>();
  const placed: PlacedState[] = [];
  for (const [column, states] of columns.entries()) {
    const weight = (state: string) => {
      const rows = edges.filter((edge) => edge.to === state).flatMap((edge) => rowOf.get(edge.from) ?? []);
      return rows.length === 0 ? 0 : rows.reduce((sum, row) => sum + row, 0) / rows.length;
    };
    // Ends of the road stand below, out of the way of what leads on.
    const isEnd = (state: string) => (edges.some((edge) => edge.from === state) ? 0 : 1);
    const ordered = [...states].sort((a, b) => isEnd(a) - isEnd(b) || weight(a) - weight(b));
    for (const [row, id] of ordered.entries()) {
      rowOf.set(id, row);
      placed.push({ id, column, row });
    }
  }
  return placed;
}
