import { readFileSync } from 'node:fs'
import type { EventColumns, TextColumn } from '#evidence/log/event-columns'
import { DelimitedRecords } from '#formats/delimited-records'

/** The events of a CSV file, every column as text; an empty cell is missing, nothing else is. */
export function csvEvents(path: string): EventColumns {
  const rows: (readonly string[])[] = []
  const lines: number[] = []
  const records = new DelimitedRecords(
    { delimiter: ',', quote: '"', newline: '\n' },
    {
      record: (fields, line) => {
        rows.push(fields)
        lines.push(line)
      },
      unterminated: (line) => {
        throw new Error(`an open quote on line ${line}`)
      },
    },
  )
  records.push(readFileSync(path, 'utf8'))
  records.end()
  const [header = [], ...events] = rows
  const columns = header.map((name, place): [string, TextColumn] => [name, texts(events, place)])
  return {
    rows: events.length,
    lines: Float64Array.from(lines.slice(1)),
    columns: new Map(columns),
  }
}

function texts(events: readonly (readonly string[])[], place: number): TextColumn {
  const known = new Map<string, number>()
  const codes = Int32Array.from(events, (fields) => {
    const text = fields[place] ?? ''
    if (text === '') return -1
    if (!known.has(text)) known.set(text, known.size)
    return known.get(text)!
  })
  return { kind: 'text', codes, labels: [...known.keys()] }
}
