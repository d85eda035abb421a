import type { PointsChart, ValueAxis } from '#charts/chart'
import type { FairValueLine, MapView } from '#market/alternatives/map-view'

type Axes = Pick<PointsChart, 'x' | 'y'>
type Lines = PointsChart['lines']

/** How many places a line is drawn through: on an axis of ratios a straight line is a curve. */
const places = 64

/** Lines through a map: fair value, the efficient frontier, and equal value for money. */
export function mapLines(view: MapView, axes: Axes): Lines {
  return [...frontierLine(view), ...fairLine(view, axes), ...diagonals(view, axes)]
}

/** From the cheapest of the frontier to the best. */
function frontierLine({ block, points }: MapView): Lines {
  if (!block.frontier) return []
  const front = points
    .filter(({ dominatedBy }) => dominatedBy === undefined)
    .map(({ price, performance }) => [price.value, performance.value] as const)
    .toSorted((a, b) => a[0] - b[0])
  return front.length < 2 ? [] : [{ at: front, label: 'efficient frontier', dashed: false }]
}

const names = { regression: 'fair value (regression)', 'equal-ratio': 'fair value (equal ratio)' }

function fairLine({ line }: MapView, axes: Axes): Lines {
  if (line === undefined || 'reason' in line) return []
  const at = clipped((y) => priceOn(line, y), axes)
  return at.length < 2 ? [] : [{ at, label: names[line.method], dashed: true }]
}

function priceOn({ intercept, slope }: FairValueLine, performance: number): number {
  return intercept + slope * performance
}

/** Places of a line inside the map, from the lowest performance to the highest. */
function clipped(priceAt: (performance: number) => number, { x, y }: Axes): Lines[number]['at'] {
  return Array.from({ length: places + 1 }, (_, i) => y.low + ((y.high - y.low) * i) / places)
    .map((performance) => [priceAt(performance), performance] as const)
    .filter(([price]) => price >= x.low && price <= x.high)
}

/** Rays from zero through quarters of what the points have; only where zero is none of it. */
function diagonals(view: MapView, axes: Axes): Lines {
  const { points, trueZero, better } = view
  const ratios = points.flatMap(({ ratio }) => ratio ?? []).toSorted((a, b) => a - b)
  if (!trueZero || better === 'lower' || ratios.length < 2) return []
  const shown = [0.25, 0.5, 0.75].map((share) => ratios[Math.floor(share * (ratios.length - 1))]!)
  return [...new Set(shown)].flatMap((ratio) => {
    const at = alongPrice((price) => price * ratio, axes)
    return at.length < 2 ? [] : [{ at, label: '', dashed: true }]
  })
}

function alongPrice(performanceAt: (price: number) => number, { x, y }: Axes): Lines[number]['at'] {
  return pricesOf(x)
    .map((price) => [price, performanceAt(price)] as const)
    .filter(([, performance]) => performance >= y.low && performance <= y.high)
}

/** Places along the axis of prices, at equal steps or equal ratios as the axis has them. */
function pricesOf({ low, high, scale }: ValueAxis): readonly number[] {
  return Array.from({ length: places + 1 }, (_, i) =>
    scale === 'log' ? low * (high / low) ** (i / places) : low + ((high - low) * i) / places,
  )
}
