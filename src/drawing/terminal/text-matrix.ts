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

const narrowestColumn = 12
const narrowestSteps = 16
const gap = 2

/** The Job Value Matrix as a table; where the terminal is too narrow for it, step by step. */
export function textMatrix(chart: MatrixChart, look: TextLook): readonly string[] {
  const needed = chart.columns.length * (narrowestColumn + gap)
  const longest = Math.max(...chart.rows.map((row) => cellCount(printable(row.label))))
  const steps = Math.min(longest, 30, look.width - needed)
  const lines = steps < narrowestSteps ? listed(chart, look) : table(chart, steps, look)
  const outlined = chart.rows.some((row) => row.cells.some((cell) => cell.outlined))
  const star = outlined ? '  * where most of the value is' : ''
  return [...lines, look.paint.quiet(`■ clear of zero  ▨ too early to tell${star}`)]
}

function table(chart: MatrixChart, steps: number, look: TextLook): readonly string[] {
  const room = Math.floor((look.width - steps) / chart.columns.length) - gap
  const width = Math.min(room, 24)
  const between = ' '.repeat(gap)
  const head = ['', ...chart.columns.map(({ label }) => cutCells(printable(label), width))]
  const rows = chart.rows.flatMap((row) => {
    const label = wrapCells(row.label, steps)
    const cells = row.cells.map((cell) => cellLines(cell, width))
    const height = Math.max(label.length, ...cells.map((lines) => lines.length))
    return Array.from({ length: height }, (_, y) => {
      const name = pad(label[y] ?? '', steps)
      const texts = cells.map((lines, i) => {
        const text = pad(lines[y] ?? '', width)
        const tone = certainTone(row.cells[i]!)
        return y === 0 ? paintTone(text, tone, look.paint) : look.paint.quiet(text)
      })
      return [row.job ? look.paint.strong(name) : name, ...texts].join(between).trimEnd()
    })
  })
  const titles = head.map((text, i) => pad(text, i === 0 ? steps : width)).join(between)
  return [look.paint.quiet(titles.trimEnd()), ...rows]
}

function certainTone(cell: CellPicture): string | undefined {
  return cell.state === 'too-early' ? undefined : cell.tone
}

function cellLines(cell: CellPicture, width: number): readonly string[] {
  if (cell.state === 'not-measured') return ['  –']
  const mark = cell.outlined ? '*' : ''
  const value = wrapCells(cell.value === '–' ? cell.words : cell.value + mark, width - 2)
  const range = cell.range === '' ? [] : wrapCells(cell.range, width - 2)
  return [...value, ...range].map((line, i) => `${i === 0 ? signs[cell.state] : ' '} ${line}`)
}

function listed(chart: MatrixChart, look: TextLook): readonly string[] {
  return chart.rows.flatMap((row) => [
    look.paint.strong(cutCells(printable(row.label), look.width)),
    ...row.cells.flatMap((cell, i) => {
      if (cell.state === 'not-measured') return []
      const words = [cell.value, cell.range, cell.words]
        .filter((part) => part !== '' && part !== '–')
        .join(', ')
      const mark = cell.outlined ? '*' : ''
      const text = `  ${signs[cell.state]}${mark} ${chart.columns[i]!.label}: ${printable(words)}`
      return [paintTone(cutCells(text, look.width), certainTone(cell), look.paint)]
    }),
  ])
}
