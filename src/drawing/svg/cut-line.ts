import type { PointsChart, ValueAxis } from '#charts/chart'
import type { Scale } from '#drawing/svg/scale'

export type Place = readonly [x: number, y: number]

export interface Scales {
  readonly x: Scale
  readonly y: Scale
}

type Axes = Pick<PointsChart, 'x' | 'y'>

/** A line in pixels, with the parts outside both axes cut off; bent where a scale is not even. */
export function cutLine(at: readonly Place[], axes: Axes, scales: Scales): readonly Place[] {
  const even = axes.x.scale === undefined && axes.y.scale === undefined
  const dense = even ? at : at.flatMap((from, i) => between(from, at[i + 1]))
  return dense.flatMap((from, i) => {
    const to = dense[i + 1]
    const cut = to === undefined ? undefined : cutSegment(from, to, axes)
    return cut === undefined
      ? []
      : cut.map(([x, y]): Place => [scales.x.place(x), scales.y.place(y)])
  })
}

const bends = 32

function between(from: Place, to: Place | undefined): readonly Place[] {
  if (to === undefined) return [from]
  return Array.from({ length: bends }, (_, i): Place => [
    from[0] + ((to[0] - from[0]) * i) / bends,
    from[1] + ((to[1] - from[1]) * i) / bends,
  ])
}

/** The part of a segment inside the axes (Liang, Barsky, ACM Trans Graph 1984;3:1-22). */
function cutSegment(from: Place, to: Place, { x, y }: Axes): readonly [Place, Place] | undefined {
  let [enter, leave] = [0, 1]
  const sides: readonly (readonly [ValueAxis, number, number])[] = [
    [x, from[0], to[0]],
    [y, from[1], to[1]],
  ]
  for (const [axis, a, b] of sides) {
    const step = b - a
    if (step === 0 && (a < axis.low || a > axis.high)) return undefined
    if (step === 0) continue
    const ends = [(axis.low - a) / step, (axis.high - a) / step]
    enter = Math.max(enter, Math.min(...ends))
    leave = Math.min(leave, Math.max(...ends))
  }
  if (enter >= leave) return undefined
  const at = (share: number): Place => [
    from[0] + share * (to[0] - from[0]),
    from[1] + share * (to[1] - from[1]),
  ]
  return [at(enter), at(leave)]
}
