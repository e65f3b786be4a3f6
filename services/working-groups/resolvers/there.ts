/** A row that an event or a command has told of: rows are never deleted. */
export function there<Row>(row: Row | null): Row {
  if (row === null) throw new Error('A row that was told of is not there.');
  return row;
}
