import Database from 'libsql'

export type Connection = Database.Database

type Value = string | number | null

const statements = new WeakMap<Connection, Map<string, Database.Statement<Value[]>>>()

function prepare(connection: Connection, sql: string): Database.Statement<Value[]> {
  const prepared = statements.get(connection) ?? new Map<string, Database.Statement<Value[]>>()
  statements.set(connection, prepared)
  const known = prepared.get(sql)
  if (known !== undefined) return known
  const statement = connection.prepare<Value[]>(sql)
  prepared.set(sql, statement)
  return statement
}

// The index holds only what `ingest` wrote, so that rows are trusted and not validated again.
const isRow = <Row>(value: unknown): value is Row => typeof value === 'object' && value !== null

export const all = <Row>(connection: Connection, sql: string, ...values: Value[]): Row[] =>
  prepare(connection, sql)
    .all(...values)
    .filter((row) => isRow<Row>(row))

export function first<Row>(
  connection: Connection,
  sql: string,
  ...values: Value[]
): Row | undefined {
  const row: unknown = prepare(connection, sql).get(...values)
  if (!isRow<Row & object>(row)) return undefined
  // libsql tells in a single row how long it took, and pages must not depend on that.
  Reflect.deleteProperty(row, '_metadata')
  return row
}

export const run = (connection: Connection, sql: string, ...values: Value[]) => {
  prepare(connection, sql).run(...values)
}

/** The value of a column that holds JSON. */
export const fromJson = <Value>(json: string): Value => JSON.parse(json)

/** Runs `work` in a transaction; one that throws leaves no trace. */
export function inTransaction(connection: Connection, work: () => void) {
  connection.exec('BEGIN IMMEDIATE')
  try {
    work()
    connection.exec('COMMIT')
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK')
    throw error
  }
}
