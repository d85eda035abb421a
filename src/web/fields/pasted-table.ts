/** Cells that were copied from a spreadsheet; undefined where the text is a single value. */
export function pastedTable(text: string): readonly (readonly string[])[] | undefined {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n')
  const rows = lines.filter((line) => line.trim() !== '')
  if (rows.length === 0 || (rows.length === 1 && !text.includes('\t'))) return undefined
  return rows.map((line) => line.split('\t').map((cell) => cell.trim()))
}

/** The rows as entries by column; a first row that names columns is taken at its word. */
export function pastedEntries(
  rows: readonly (readonly string[])[],
  columns: readonly string[],
): readonly Readonly<Record<string, string>>[] {
  const [first = []] = rows
  const heads = first.map((cell) => cell.toLowerCase())
  const named = heads.filter((head) => columns.includes(head)).length >= 2
  const order = named ? heads : columns
  return (named ? rows.slice(1) : rows).map((cells) =>
    Object.fromEntries(
      cells.flatMap((cell, i) => {
        const column = order[i]
        return column === undefined || !columns.includes(column) || cell === ''
          ? []
          : [[column, cell]]
      }),
    ),
  )
}
