/**
 * A named statement whose columns are asked for once a connection, not each time it is sent: telling and reading thirty columns for one row
 * took as long as the row. A statement's columns never change on a connection: the server refuses it when a table it reads was altered.
 */
import type { Connection } from "pg";
import pg from "pg";

/** The part of the driver's result that hangs on the columns alone. */
interface Columns {
  fields: unknown;
  _parsers: unknown;
  _prebuiltEmptyResultObject: unknown;
}

/** What the driver's own query does, as far as it is changed here. Not part of its declared face: `known-query.test.ts` holds it to it. */
interface DriverQuery extends pg.Query {
  readonly name: string;
  readonly _result: Columns;
  _accumulateRows: boolean;
  callback: (error: Error | undefined, result: pg.QueryResult) => void;
  prepare(connection: Connection): void;
  handleRowDescription(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Connection): void;
}
const Query = pg.Query as unknown as new (config: pg.QueryConfig) => DriverQuery;

/** Of the statements that a connection has described, by name; null: it answers no rows. */
export class KnownColumns {
  readonly byName = new Map<string, Columns | null>();
  #quiet: Connection | null = null;

  /** The connection, which does not ask for columns. */
  quiet(connection: Connection): Connection {
    this.#quiet ??= Object.create(connection, { describe: { value: () => undefined } }) as Connection;
    return this.#quiet;
  }
}

class KnownQuery extends Query {
  readonly #known: KnownColumns;

  constructor(config: pg.QueryConfig, known: KnownColumns) {
    super(config);
    this.#known = known;
  }

  override prepare(connection: Connection): void {
    const columns = this.#known.byName.get(this.name);
    if (columns) {
      Object.assign(this._result, columns);
      this._accumulateRows = true;
    }
    super.prepare(columns === undefined ? connection : this.#known.quiet(connection));
  }

  override handleRowDescription(message: unknown): void {
    super.handleRowDescription(message);
    const { fields, _parsers, _prebuiltEmptyResultObject } = this._result;
    this.#known.byName.set(this.name, { fields, _parsers, _prebuiltEmptyResultObject });
  }

  override handleCommandComplete(message: unknown, connection: Connection): void {
    if (!this.#known.byName.has(this.name)) this.#known.byName.set(this.name, null);
    super.handleCommandComplete(message, connection);
  }
}

/** @param send hands the query to the driver's client */
export function askKnown(
  config: pg.QueryConfig,
  known: KnownColumns,
  send: (query: pg.Query) => void,
): Promise<pg.QueryResult> {
  const query = new KnownQuery(config, known);
  return new Promise((resolve, reject) => {
    query.callback = (error, result) => (error ? reject(error) : resolve(result));
    send(query);
  });
}
