type Cells = readonly (string | number)[];

/** A table in Markdown, figures to the right. */
export function markdown(head: readonly string[], rows: readonly Cells[]): string {
  const line = (cells: Cells): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
