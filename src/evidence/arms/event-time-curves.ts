import type { EventTimeArm } from '#evidence/arms/event-time-arm'
import type { CompletionPlot } from '#evidence/picture'
import { incidenceAt } from '#stats/survival/incidence-at'
import { countUpTo } from '#stats/survival/risk-table'

type Curve = CompletionPlot['curves'][number]
type Step = Curve['steps'][number]

/** Steps of a curve at most, its ends included. */
const MOST_STEPS = 200

/**
 * The curves of an arm up to the horizon: the share without the event (survival) where nothing else ends a
 * case, else the share that ended in each way (incidence). Long curves are thinned to 200 steps.
 * @param causes names of the ways to end, the event first
 */
export function curvesOf(arm: EventTimeArm, causes: readonly string[]): readonly Curve[] {
  const { solution } = arm.rows
  if (causes.length === 1) return [{ solution, steps: stepsOf(arm, 1).map(turned) }]
  return causes.map((cause, i) => ({ solution, cause, steps: stepsOf(arm, i + 1) }))
}

/** A share with the event as the share without it. */
function turned({ time, share, low, high, atRisk }: Step): Step {
  return { time, share: 1 - share, low: 1 - high, high: 1 - low, atRisk }
}

function stepsOf({ rows, curve }: EventTimeArm, cause: number): readonly Step[] {
  const { horizon, level } = rows
  const { times, atRisk } = curve.table
  const incidence = curve.incidence[cause - 1]!
  const rising = Array.from(times).filter(
    (time, j) => time > 0 && time < horizon && incidence[j]! > (incidence[j - 1] ?? 0),
  )
  const watched = (time: number): number => {
    const upTo = countUpTo(times, time)
    return atRisk[times[upTo - 1] === time ? upTo - 1 : upTo] ?? 0
  }
  return [0, ...thinned(rising, MOST_STEPS - 2), horizon].map((time) => {
    const { share, interval } = incidenceAt(curve, cause, time, level)
    const { low, high } = share === 0 && time === 0 ? { low: 0, high: 0 } : interval
    return { time, share, low, high, atRisk: watched(time) }
  })
}

/** As many entries, evenly spread; the last one always. */
function thinned(times: readonly number[], most: number): readonly number[] {
  if (times.length <= most) return times
  return Array.from(
    { length: most },
    (_, i) => times[Math.round(((i + 1) * times.length) / most) - 1]!,
  )
}
