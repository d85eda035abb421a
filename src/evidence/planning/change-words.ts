import type { MeasuredNeed } from '#evidence/metric-family'
import { familyOf } from '#evidence/metric-family'
import { formatQuantity } from '#quantity/format-quantity'
import { english } from '#quantity/locale'

/** In which units a need's metric is shown: `s`, `failure`, `%` for a share and `points` for its change. */
export interface ShownUnits {
  readonly level: string
  readonly change: string
}

/** The metric's own unit without what it is counted for; shares have one of theirs. */
export function shownUnits({ metric }: MeasuredNeed): ShownUnits {
  if (familyOf(metric.type) === 'share' || metric.type === 'share')
    return { level: '%', change: 'points' }
  const whole = metric.unit.text
  const own = familyOf(metric.type) === 'rate' ? whole : (whole.split('/')[0] ?? '1')
  return { level: own, change: own }
}

/** A change of a need's metric as people read it: `5.2 s`, `2.1 points`, `0.3 failures`. */
export function changeInWords(need: MeasuredNeed, change: number): string {
  return formatQuantity({ value: change, unit: shownUnits(need).change }, english)
}
