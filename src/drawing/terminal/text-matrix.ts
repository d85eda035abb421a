import type { CellPicture, CellState, MatrixChart } from '#charts/chart'
import { paintTone } from '#drawing/terminal/paint'
import { cellCount, cutCells, pad, printable, wrapCells } from '#drawing/terminal/text-cells'
import type { TextLook } from '#drawing/terminal/text-table'

const signs: Readonly<Record<CellState, string>> = {
  better: '■',
  worse: '■',
  'too-early': '▨',
  'not-measured': ' ',
  measured: '□',
}

const narrowestColumn = 13
const gap = 2

/** The Job Value Matrix as a table; where the terminal is too narrow for it, step by step. */
export function textMatrix(chart: MatrixChart, look: TextLook): readonly string[] {
  const steps = Math.min(30, Math.max(...chart.rows.map((row) => cellCount(printable(row.label)))))
  const width = Math.floor((look.width - steps) / chart.columns.length) - gap
  const legend = look.paint.quiet(
    '■ clear of zero  ▨ too early to tell  * where most of the value is',
  )
  if (width < narrowestColumn) return [...listed(chart, look), legend]
  const columns = Math.min(width, 24)
  const head = [
    pad('', steps),
    ...chart.columns.map(({ label }) => pad(cutCells(label, columns), columns)),
  ]
  const rows = chart.rows.flatMap((row) => {
    const label = cutCells(printable(row.label), steps)
    const cells = row.cells.map((cell) => cellLines(cell, columns))
    const height = Math.max(1, ...cells.map((lines) => lines.length))
    return Array.from({ length: height }, (_, y) => {
      const name = pad(y === 0 ? label : '', steps)
      const texts = cells.map((lines, i) => {
        const text = pad(lines[y] ?? '', columns)
        return y === 0
          ? paintTone(text, certainTone(row.cells[i]!), look.paint)
          : look.paint.quiet(text)
      })
      return [row.job ? look.paint.strong(name) : name, ...texts].join(' '.repeat(gap)).trimEnd()
    })
  })
  return [look.paint.quiet(head.join(' '.repeat(gap)).trimEnd()), ...rows, legend]
}

function certainTone(cell: CellPicture): string | undefined {
  return cell.state === 'too-early' ? undefined : cell.tone
}

function cellLines(cell: CellPicture, width: number): readonly string[] {
  if (cell.state === 'not-measured') return ['  –']
  const mark = cell.outlined ? '*' : ''
  const value = wrapCells(cell.value + mark, width - 2)
  const range = cell.range === '' ? [] : wrapCells(cell.range, width - 2)
  return [...value, ...range].map((line, i) => `${i === 0 ? signs[cell.state] : ' '} ${line}`)
}

function listed(chart: MatrixChart, look: TextLook): readonly string[] {
  return chart.rows.flatMap((row) => [
    look.paint.strong(cutCells(printable(row.label), look.width)),
    ...row.cells.flatMap((cell, i) => {
      if (cell.state === 'not-measured') return []
      const words = [cell.value, cell.range, cell.words].filter((part) => part !== '').join(', ')
      const mark = cell.outlined ? '*' : ''
      const text = `  ${signs[cell.state]}${mark} ${chart.columns[i]!.label}: ${printable(words)}`
      return [paintTone(cutCells(text, look.width), certainTone(cell), look.paint)]
    }),
  ])
}
