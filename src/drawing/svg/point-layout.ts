import type { ChartPoint, PointsChart } from '#charts/chart'
import {
  type Box,
  discOf,
  type LabelRoom,
  placePointLabels,
  type PlacedLabel,
} from '#charts/point-labels'
import { shorten, textWidth, wrap } from '#charts/text-width'
import { cutLine, type Place, type Scales } from '#drawing/svg/cut-line'
import { axisSize } from '#drawing/svg/draw-axis'
import { lineHeight, type PlacedWords, placeWords } from '#drawing/svg/point-words'
import { scaleOf } from '#drawing/svg/scale'

/** A point in its place, with its words beside it, or with a number that a list below explains. */
export interface PlacedPoint {
  readonly point: ChartPoint
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly label?: PlacedLabel & { readonly words: string; readonly number: boolean }
}

/** A line through the picture, cut where it leaves it. */
interface PlacedLine {
  readonly places: readonly Place[]
  readonly dashed: boolean
}

/** Everything of a chart of points in its place, in pixels. */
export interface PointLayout {
  readonly scales: Scales
  /** What the height means, in lines above the picture. */
  readonly title: readonly string[]
  readonly left: number
  readonly top: number
  readonly bottom: number
  readonly zones: readonly { readonly corners: readonly Place[]; readonly shaded: boolean }[]
  readonly lines: readonly PlacedLine[]
  readonly words: readonly PlacedWords[]
  readonly points: readonly PlacedPoint[]
}

/** From one line of the title of the height to the next. */
export const titleLine = 15

/** How much wider strong words are. */
const boldness = 1.08

/** Beyond this many, a list below the picture would be longer than the data table is handy. */
const longestList = 60

export function layoutPoints(chart: PointsChart, width: number): PointLayout {
  const left = Math.max(0, ...chart.y.ticks.map(({ label }) => textWidth(label, axisSize))) + 14
  const right = Math.max(10, textWidth(chart.x.ticks.at(-1)?.label ?? '', axisSize) / 2)
  const title = wrap(chart.y.title, axisSize, { width, lines: 2 })
  const top = 11 + titleLine * Math.max(1, title.length)
  const bottom = top + Math.min(Math.max(width * 0.6, 300), 540)
  const scales = { x: scaleOf(chart.x, left, width - right), y: scaleOf(chart.y, bottom, top) }
  const bounds = { left: left + 2, right: width - 4, top: top - 4, bottom: bottom - 3 }
  const zones = chart.zones.map(({ corners, shaded }) => ({
    corners: corners.map(([x, y]): Place => [scales.x.place(x), scales.y.place(y)]),
    shaded,
  }))
  const lines = chart.lines.map(({ at, dashed }) => ({
    places: cutLine(at, chart, scales),
    dashed,
  }))
  const spots = chart.points.map((point) => spotOf(point, scales))
  const words = placeWords(chart, bounds, {
    lines: lines.map(({ places }) => places),
    zones: zones.map(({ corners }) => corners),
    spots,
  })
  const avoided = [
    ...chart.points.flatMap((point) => whiskerBoxes(point, scales)),
    ...lines.flatMap(({ places }) => lineBoxes(places)),
  ]
  const points = labelPoints(spots, { bounds, taken: words.map(({ box }) => box), avoided })
  return { scales, title, left, top, bottom, zones, lines, words, points }
}

type Spot = Omit<PlacedPoint, 'label'>

function spotOf(point: ChartPoint, { x, y }: Scales): Spot {
  const radius = point.tone === 'ours' ? 6 : 5
  return { point, x: x.place(point.x), y: y.place(point.y), radius }
}

/** Words beside those points that have any; of the others only the place is kept free. */
function labelPoints(spots: readonly Spot[], room: LabelRoom): readonly PlacedPoint[] {
  const bare = spots.filter(({ point }) => point.label === '')
  const named = spots.filter(({ point }) => point.label !== '')
  return [...bare, ...nameSpots(named, { ...room, taken: [...room.taken, ...bare.map(discOf)] })]
}

/** Names beside as many points as there is room for, numbers beside the others. */
function nameSpots(spots: readonly Spot[], room: LabelRoom): readonly PlacedPoint[] {
  const widest = Math.min((room.bounds.right - room.bounds.left) * 0.55, 240)
  const names = spots.map(({ point }) => shorten(point.label, axisSize, widest))
  const placed = placePointLabels(
    spots.map((spot, i) => ({
      ...spot,
      width: textWidth(names[i]!, axisSize) * (spot.point.tone === 'ours' ? boldness : 1),
      height: lineHeight,
      weight: weightOf(spot.point),
      always: spot.point.tone === 'ours',
    })),
    room,
  )
  const numbers = placeNumbers(spots, placed, room)
  return spots.map((spot, i) => {
    const name = placed[i]
    const number = numbers.get(i)
    if (name !== undefined) return { ...spot, label: { ...name, words: names[i]!, number: false } }
    return number === undefined ? spot : { ...spot, label: { ...number, number: true } }
  })
}

/** Numbers in the order of reading for the points whose names found no room. */
function placeNumbers(
  spots: readonly Spot[],
  named: readonly (PlacedLabel | undefined)[],
  room: LabelRoom,
): ReadonlyMap<number, PlacedLabel & { readonly words: string }> {
  const left = spots.flatMap((_, i) => (named[i] === undefined ? [i] : []))
  if (left.length === 0 || left.length > longestList) return new Map()
  const width = textWidth(String(left.length), axisSize)
  const others = spots.filter((_, i) => named[i] !== undefined).map(discOf)
  const words = named.flatMap((one) => (one === undefined ? [] : [one.box]))
  const placed = placePointLabels(
    left.map((i) => ({ ...spots[i]!, width, height: 12, weight: 0, always: false })),
    { ...room, taken: [...room.taken, ...words, ...others] },
  )
  const shown = left
    .flatMap((i, at) => (placed[at] === undefined ? [] : [[i, placed[at]] as const]))
    .toSorted(([a], [b]) => spots[a]!.x - spots[b]!.x || spots[a]!.y - spots[b]!.y)
  return new Map(shown.map(([i, place], at) => [i, { ...place, words: String(at + 1) }]))
}

function weightOf({ tone, certain }: ChartPoint): number {
  const byTone = { ours: 5, better: 3, worse: 3, 'status-quo': 4, total: 0 } as const
  return byTone[tone] + (certain ? 1 : 0)
}

function whiskerBoxes({ x, y, xRange, yRange }: ChartPoint, scales: Scales): readonly Box[] {
  const [cx, cy] = [scales.x.place(x), scales.y.place(y)]
  const across =
    xRange === undefined
      ? []
      : [boxOf([scales.x.place(xRange.low), cy], [scales.x.place(xRange.high), cy])]
  const up =
    yRange === undefined
      ? []
      : [boxOf([cx, scales.y.place(yRange.low)], [cx, scales.y.place(yRange.high)])]
  return [...across, ...up]
}

/** A line as a chain of small boxes. */
function lineBoxes(places: readonly Place[]): readonly Box[] {
  return places.slice(1).flatMap((to, i) => {
    const from = places[i]!
    const parts = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / 24))
    return Array.from({ length: parts }, (_, at) => {
      const place = (share: number): Place => [
        from[0] + (to[0] - from[0]) * share,
        from[1] + (to[1] - from[1]) * share,
      ]
      return boxOf(place(at / parts), place((at + 1) / parts))
    })
  })
}

function boxOf([ax, ay]: Place, [bx, by]: Place): Box {
  return {
    left: Math.min(ax, bx),
    right: Math.max(ax, bx),
    top: Math.min(ay, by),
    bottom: Math.max(ay, by),
  }
}
