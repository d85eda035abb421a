import type { PointsChart } from '#charts/chart'
import { solutionName } from '#charts/value-view'
import type { MapView } from '#market/alternatives/map-view'
import type { Assessment } from '#study/evaluation/assessment'

/** The four parts of a map around the status quo, or around the middle of all where it is not on the map. */
export function mapZones(
  { centre, better }: MapView,
  { x, y }: Pick<PointsChart, 'x' | 'y'>,
  assessment: Assessment,
): PointsChart['zones'] {
  if (centre === undefined) return []
  const { price, performance } = centre
  const base = centre.of === undefined ? 'the middle' : solutionName(assessment, centre.of)
  const [good, bad] =
    better === 'higher'
      ? [[performance, y.high] as const, [y.low, performance] as const]
      : [[y.low, performance] as const, [performance, y.high] as const]
  const [cheap, dear] = [[x.low, price] as const, [price, x.high] as const]
  const zone = (
    [left, right]: readonly [number, number],
    [low, high]: readonly [number, number],
    label: string,
  ): PointsChart['zones'][number] => ({
    corners: [
      [left, low],
      [right, low],
      [right, high],
      [left, high],
    ],
    label,
    shaded: label === `better and cheaper than ${base}`,
  })
  return [
    zone(cheap, good, `better and cheaper than ${base}`),
    zone(dear, good, 'premium'),
    zone(cheap, bad, 'economy'),
    zone(dear, bad, 'worse and dearer'),
  ]
}
