/** A row that a foreign key promises. @throws when it is not there, which only a broken database can do */
export function required<Row>(row: Row | null): Row {
  if (row === null) throw new Error('A row that a foreign key refers to is missing.');
  return row;
}
