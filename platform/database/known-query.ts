/**
 * Named statements that are issued together and go to the database as one: their columns are asked for once a connection, and the database
 * sends their answers when the last of them is carried out, not each by itself.
 *
 * - A statement's columns never change on a connection: the server refuses it when a table it reads was altered. Telling and reading thirty
 *   columns for one row took as long as the row.
 * - Outside of a transaction those of one trip are one to the database: when one fails, none was carried out, and all are told its fault.
 */
import type { Connection } from "pg";
import pg from "pg";
// @ts-expect-error: not part of the driver's declared face.
import { prepareValue } from "pg/lib/utils.js";

/** The part of the driver's result that hangs on the columns alone. */
interface Columns {
  fields: unknown;
  _parsers: unknown;
  _prebuiltEmptyResultObject: unknown;
  _types: pg.CustomTypesConfig;
}

interface DriverConnection extends Connection {
  /** Names of statements that were sent and not yet answered. */
  readonly submittedNamedStatements: Record<string, string>;
}

/** What the driver's own query does, as far as it is changed here. Not part of its declared face: `known-query.test.ts` holds it to it. */
interface DriverQuery extends pg.Query {
  name: string;
  text: string;
  readonly _result: Columns & pg.QueryResult;
  _accumulateRows: boolean;
  callback: ((error: unknown, result?: pg.QueryResult) => void) | undefined;
  prepare(connection: Connection): void;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Connection): void;
  handleEmptyQuery(connection: Connection): void;
  handleError(error: unknown, connection: Connection): void;
  handleReadyForQuery(connection: Connection): void;
  submit(connection: Connection): void;
}
const Query = pg.Query as unknown as new (text: string, values?: readonly unknown[]) => DriverQuery;

export interface NamedStatement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What the statements of one connection have in common. */
export class KnownColumns {
  /** Of the statements that it has described; null: it answers no rows. */
  readonly byName = new Map<string, Pick<Columns, "fields" | "_parsers" | "_prebuiltEmptyResultObject"> | null>();
  readonly types: pg.CustomTypesConfig;
  #withoutSync: Connection | null = null;
  #quiet: Connection | null = null;

  constructor(types: pg.CustomTypesConfig) {
    this.types = types;
  }

  /** The connection for a statement of a trip, which asks for its answers itself. */
  withoutSync(connection: Connection): Connection {
    this.#withoutSync ??= Object.create(connection, { sync: { value: () => undefined } }) as Connection;
    return this.#withoutSync;
  }

  /** As `withoutSync`, for one whose columns are known. */
  quiet(connection: Connection): Connection {
    this.#quiet ??= Object.create(this.withoutSync(connection), { describe: { value: () => undefined } }) as Connection;
    return this.#quiet;
  }
}

class KnownQuery extends Query {
  readonly #known: KnownColumns;

  /** @throws TypeError when a value cannot be written */
  constructor({ name, text, values }: NamedStatement, known: KnownColumns) {
    super(
      text,
      values.map((value) => prepareValue(value)),
    );
    this.name = name;
    this._result._types = known.types;
    this.#known = known;
  }

  override prepare(connection: Connection): void {
    const columns = this.#known.byName.get(this.name);
    if (columns) {
      Object.assign(this._result, columns);
      this._accumulateRows = true;
    }
    super.prepare(columns === undefined ? this.#known.withoutSync(connection) : this.#known.quiet(connection));
  }

  override handleRowDescription(message: unknown): void {
    super.handleRowDescription(message);
    const { fields, _parsers, _prebuiltEmptyResultObject } = this._result;
    this.#known.byName.set(this.name, { fields, _parsers, _prebuiltEmptyResultObject });
  }

  /** Nobody listens to rows one by one. */
  override emit(): boolean {
    return false;
  }

  override handleCommandComplete(message: unknown, connection: Connection): void {
    if (!this.#known.byName.has(this.name)) this.#known.byName.set(this.name, null);
    super.handleCommandComplete(message, connection);
  }
}

/** The fault of a statement, as told to one that went with it: with its code, by which refusals are known, and a stack of its own. */
function besides(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  return Object.assign(new Error(error.message, { cause: error }), error);
}

/** To the driver one query; the statements in it are carried out in the order in which they were added, before it is sent. */
export class Trip extends Query {
  readonly #statements: KnownQuery[] = [];
  readonly #known: KnownColumns;
  #position = 0;

  constructor(known: KnownColumns) {
    super("");
    this.#known = known;
  }

  add(statement: NamedStatement): Promise<pg.QueryResult> {
    return new Promise((resolve, reject) => {
      const query = new KnownQuery(statement, this.#known);
      query.callback = (error, result) => (error ? reject(error) : resolve(result as pg.QueryResult));
      this.#statements.push(query);
    });
  }

  override submit(connection: Connection): void {
    for (const statement of this.#statements) statement.prepare(connection);
    connection.sync();
    this.#stand();
  }

  /** The client notes what was parsed by the name and the text of the query that is being answered. */
  #stand(): void {
    const statement = this.#statements[this.#position];
    this.name = statement?.name ?? "";
    this.text = statement?.text ?? "";
  }

  get #answered(): KnownQuery {
    const statement = this.#statements[this.#position];
    if (!statement) throw new Error("an answer to no statement of the trip");
    return statement;
  }

  override handleRowDescription(message: unknown): void {
    this.#answered.handleRowDescription(message);
  }

  override handleDataRow(message: unknown): void {
    this.#answered.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: Connection): void {
    this.#answered.handleCommandComplete(message, connection);
    this.#position++;
    this.#stand();
  }

  override handleEmptyQuery(): void {
    this.#position++;
    this.#stand();
  }

  override handleError(error: unknown, connection: Connection): void {
    // What stands behind the fault was not read by the database: it must be parsed when it is sent again.
    const unread = this.#statements.slice(this.#position);
    for (const { name } of unread) delete (connection as DriverConnection).submittedNamedStatements[name];
    const faulty = this.#statements[this.#position];
    for (const statement of this.#statements)
      statement.handleError(statement === faulty ? error : besides(error), connection);
  }

  override handleReadyForQuery(connection: Connection): void {
    for (const statement of this.#statements) statement.handleReadyForQuery(connection);
  }
}
