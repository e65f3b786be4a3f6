/** The row as its GraphQL type; null where there is none, or none for this viewer. */
export function ifFound<Row, Type>(row: Row | null, toType: (row: Row) => Type): Type | null {
  return row === null ? null : toType(row);
}

/** Rows by the ids of a list, in its order, as their GraphQL type; those that are not there are left out. */
export function eachFound<Row, Type>(rows: readonly (Row | Error | null)[], toType: (row: Row) => Type): Type[] {
  return rows.flatMap((row) => {
    if (row instanceof Error) throw row;
    return row === null ? [] : [toType(row)];
  });
}
