import type { PointsChart } from '#charts/chart'
import { type Box, discOf, inside, touch } from '#charts/point-labels'
import { shorten, textWidth } from '#charts/text-width'
import type { Place } from '#drawing/svg/cut-line'
import { axisSize } from '#drawing/svg/draw-axis'

/** Height of a line of words, in pixels. */
export const lineHeight = 14

/** Words inside a picture that belong to no point. */
export interface PlacedWords {
  readonly words: string
  readonly box: Box
}

interface Spot {
  readonly x: number
  readonly y: number
  readonly radius: number
}

/** What is drawn already, in the order of the chart's lines and zones. */
interface Drawn {
  readonly lines: readonly (readonly Place[])[]
  readonly zones: readonly (readonly Place[])[]
  readonly spots: readonly Spot[]
}

/** Names of zones in a corner of theirs, names of lines at their ends; whatever finds no room is left out. */
export function placeWords(
  chart: Pick<PointsChart, 'lines' | 'zones'>,
  bounds: Box,
  drawn: Drawn,
): readonly PlacedWords[] {
  const placed: PlacedWords[] = []
  const add = (label: string, at: (width: number) => readonly Place[]): void => {
    const words = shorten(label, axisSize, (bounds.right - bounds.left) * 0.6)
    const width = textWidth(words, axisSize)
    const boxes = at(width).map(([x, y]) => ({
      left: x,
      right: x + width,
      top: y,
      bottom: y + lineHeight,
    }))
    const box = roomiest(boxes, bounds, [placed, drawn.spots])
    if (label !== '' && box !== undefined) placed.push({ words, box })
  }
  chart.lines.forEach(({ label }, i) => add(label, (width) => lineEnds(drawn.lines[i]!, width)))
  chart.zones.forEach(({ label }, i) => add(label, (width) => zoneCorners(drawn.zones[i]!, width)))
  return placed
}

/** Words that would lie over more points than these are left out. */
const mostCovered = 2

/** The first box inside the picture that touches no other words and covers the fewest points. */
function roomiest(
  boxes: readonly Box[],
  bounds: Box,
  [words, spots]: readonly [readonly PlacedWords[], readonly Spot[]],
): Box | undefined {
  const free = boxes.filter(
    (box) => inside(box, bounds) && !words.some((other) => touch(box, other.box, 2)),
  )
  const covered = free.map((box) => spots.filter((spot) => touch(box, discOf(spot), 0)).length)
  const fewest = Math.min(...covered)
  return fewest > mostCovered ? undefined : free[covered.indexOf(fewest)]
}

/** Beside the end of a line, above and below it, then further back along it. */
function lineEnds(places: readonly Place[], width: number): readonly Place[] {
  const end = places.at(-1)
  if (end === undefined) return []
  const [first] = places
  const spots = [1, 0.85, 0.7, 0.5, 0.3].map((share): Place => [
    first![0] + (end[0] - first![0]) * share,
    heightAt(places, first![0] + (end[0] - first![0]) * share),
  ])
  return spots.flatMap(([x, y]): Place[] => [
    [x - width - 6, y - lineHeight - 4],
    [x + 6, y + 4],
    [x - width - 6, y + 4],
    [x + 6, y - lineHeight - 4],
  ])
}

function heightAt(places: readonly Place[], x: number): number {
  const next = places.findIndex(([at], i) => i > 0 && (x - at) * (x - places[i - 1]![0]) <= 0)
  if (next < 1) return places.at(-1)![1]
  const [from, to] = [places[next - 1]!, places[next]!]
  return to[0] === from[0]
    ? to[1]
    : from[1] + ((x - from[0]) / (to[0] - from[0])) * (to[1] - from[1])
}

/** Inside the corners of a zone's frame, as far as they are inside the zone. */
function zoneCorners(corners: readonly Place[], width: number): readonly Place[] {
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  const [left, right] = [Math.min(...xs) + 8, Math.max(...xs) - 8 - width]
  const [top, bottom] = [Math.min(...ys) + 6, Math.max(...ys) - 6 - lineHeight]
  const middle = (left + right) / 2
  const spots: readonly Place[] = [left, right, middle].flatMap((x): Place[] => [
    [x, top],
    [x, bottom],
  ])
  const holds = ([x, y]: Place): boolean =>
    [0, width].every((across) =>
      [0, lineHeight].every((down) => isIn(corners, [x + across, y + down])),
    )
  return spots.filter(holds)
}

/** Whether a place is inside a polygon: an odd number of its sides lie to the right. */
function isIn(corners: readonly Place[], [x, y]: Place): boolean {
  let inside = false
  corners.forEach(([ax, ay], i) => {
    const [bx, by] = corners[(i + 1) % corners.length]!
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside
  })
  return inside
}
