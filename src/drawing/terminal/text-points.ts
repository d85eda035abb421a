import { axisShare } from '#charts/axis-share'
import type { ChartPoint, PointsChart, Tone } from '#charts/chart'
import { paintTone } from '#drawing/terminal/paint'
import { cellCount, cutCells, pad, printable, wrapCells } from '#drawing/terminal/text-cells'
import { tickLine } from '#drawing/terminal/text-plot'
import type { TextLook } from '#drawing/terminal/text-table'

const height = 17
const widest = 96
/** A name beside a point takes no more. */
const longestName = 28

interface Cell {
  readonly sign: string
  readonly tone?: Tone
}

type Grid = (Cell | undefined)[][]

/** A point in the cell where it stands. */
interface Spot {
  readonly point: ChartPoint
  readonly column: number
  readonly line: number
}

/**
 * Points on two axes: full where certain, open where not, each with its name beside it, ours first.
 * Points without room for their name, or in a cell that is taken, are told below.
 */
export function textPoints(chart: PointsChart, look: TextLook): readonly string[] {
  const { paint } = look
  const left = Math.max(0, ...chart.y.ticks.map(({ label }) => cellCount(label)))
  const width = Math.max(Math.min(look.width, widest) - left - 2, 2)
  const place = (value: number): number => cellAt(axisShare(chart.x, value), width)
  const spots = chart.points.map((point) => ({
    point,
    column: place(point.x),
    line: height - 1 - cellAt(axisShare(chart.y, point.y), height),
  }))
  const { grid, unnamed } = fill(spots, width)
  const ticks = new Map(
    chart.y.ticks.map(({ at, label }) => [
      height - 1 - cellAt(axisShare(chart.y, at), height),
      label,
    ]),
  )
  const lines = grid.map((cells, line) => {
    const drawn = cells.map((cell) => paintTone(cell?.sign ?? ' ', cell?.tone, paint)).join('')
    return `${paint.quiet(`${pad(ticks.get(line) ?? '', left, 'end')} │`)}${drawn}`.trimEnd()
  })
  const indent = ' '.repeat(left + 2)
  return [
    paint.quiet(cutCells(printable(chart.y.title), look.width)),
    ...lines,
    paint.quiet(`${' '.repeat(left)} └${'─'.repeat(width)}`),
    paint.quiet(`${indent}${tickLine(chart, width, place)}`),
    paint.quiet(cutCells(`${indent}${printable(chart.x.title)}`, look.width)),
    ...unnamedLines(unnamed, look),
  ]
}

function cellAt(share: number, cells: number): number {
  return Math.round(Math.min(Math.max(share, 0), 1) * (cells - 1))
}

/** First all points, ours on top and those with a name before the others, then names where cells are free. */
function fill(
  spots: readonly Spot[],
  width: number,
): { readonly grid: Grid; readonly unnamed: readonly ChartPoint[] } {
  const grid: Grid = Array.from({ length: height }, () => Array.from({ length: width }))
  const first = spots.toSorted((a, b) => rankOf(b) - rankOf(a))
  const unnamed: ChartPoint[] = []
  const seen = first.filter(({ point, column, line }) => {
    if (grid[line]![column] !== undefined) {
      unnamed.push(point)
      return false
    }
    grid[line]![column] = { sign: point.certain ? '●' : '○', tone: point.tone }
    return true
  })
  for (const spot of seen) if (!name(spot, grid, width)) unnamed.push(spot.point)
  return { grid, unnamed }
}

function rankOf({ point }: Spot): number {
  return (point.tone === 'ours' ? 2 : 0) + (point.label === '' ? 0 : 1)
}

/** Writes a name to the right of its point, else to the left; false where neither has room. */
function name({ point, column, line }: Spot, grid: Grid, width: number): boolean {
  const letters = [...cutCells(printable(point.label), longestName)]
  const size = cellCount(letters.join(''))
  if (size !== letters.length) return false
  for (const start of [column + 2, column - 1 - size]) {
    const free = Array.from({ length: size + 2 }, (_, i) => start - 1 + i).every(
      (at) => at === column || at === width || grid[line]![at] === undefined,
    )
    if (start < 0 || start + size > width || !free) continue
    letters.forEach((sign, i) => (grid[line]![start + i] = { sign, tone: point.tone }))
    return true
  }
  return false
}

function unnamedLines(unnamed: readonly ChartPoint[], look: TextLook): readonly string[] {
  const names = unnamed.map(({ label }) => printable(label)).filter((name) => name !== '')
  if (names.length === 0) return []
  const words = `Without a name in the picture: ${names.join(', ')}`
  return wrapCells(words, look.width).map(look.paint.quiet)
}
