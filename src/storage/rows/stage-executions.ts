import type { DecimalMark } from '#formats/cell-text'
import { headerWords } from '#formats/headers'
import type { UnitsAnswer } from '#evidence/rows/question'
import type { Engine } from '#storage/rows/engine'
import type { LoadSettings } from '#storage/rows/load-table'
import type { LogEvents } from '#storage/rows/log-events'
import { stagedNames } from '#storage/rows/needed-columns'
import type { StagedTable } from '#storage/rows/staged-table'
import { StagingWriter, type WrittenCell } from '#storage/rows/staging-writer'

/** The file that the events came from. */
type EventSource = LogEvents['account'] & { readonly file: string; readonly decimal: DecimalMark }

/** Missing values were told apart when the events were read. */
const missing = new Set([''])

/** Writes executions into a table of the engine: their columns by the headers that are needed. */
export async function stageExecutions(
  engine: Engine,
  { load, source }: { readonly load: LoadSettings; readonly source: EventSource },
  rows: UnitsAnswer,
): Promise<StagedTable> {
  const { needed, target } = load
  const { file, decimal, ...account } = source
  const cells = needed.map(({ header }) => cellsOf(rows, headerWords(header)))
  const writer = await StagingWriter.create(engine, target.name, needed, { missing, decimal })
  try {
    const written: WrittenCell[] = cells.map(() => undefined)
    for (let row = 0; row < rows.rows; row++) {
      for (let place = 0; place < cells.length; place++) written[place] = cells[place]?.(row)
      writer.write(rows.lines[row]!, written)
    }
  } finally {
    writer.close()
  }
  return {
    name: target.name,
    file,
    line: 'line',
    missingIsNan: true,
    rows: writer.rows,
    ...account,
    columns: new Set(
      needed.flatMap((column, place) =>
        cells[place] === undefined ? [] : stagedNames(column, place),
      ),
    ),
    unreadable: writer.unreadable,
    duplicates: 0,
  }
}

type CellAt = (row: number) => WrittenCell

function cellsOf({ numbers, categories }: UnitsAnswer, name: string): CellAt | undefined {
  const values = numbers[name]
  if (values !== undefined) return (row) => values[row]
  const coded = categories[name]
  if (coded === undefined) return undefined
  const { codes, labels } = coded
  return (row) => labels[codes[row]!]
}
