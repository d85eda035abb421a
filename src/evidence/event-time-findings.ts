import type { EventTimeArm } from '#evidence/arms/event-time-arm'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { MeasuredNeed } from '#evidence/metric-family'
import { timeInWords } from '#evidence/metric-family'
import { countInWords } from '#evidence/words'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'
import { countUpTo } from '#stats/survival/risk-table'

/** Cases still watched at the horizon under which the end of a curve is shaky. */
const FEW_WATCHED = 10

/** What is doubtful about the arms of a time to an event: nobody with the event, few watched at the end. */
export function eventTimeFindings(
  context: BlockContext,
  need: MeasuredNeed,
  arms: readonly EventTimeArm[],
): readonly Finding[] {
  const { block } = context
  const place = placeOf(block)
  const findings = arms.flatMap(({ rows, measure, curve }) => {
    const { solution, horizon } = rows
    const by = timeInWords(need, horizon)
    if (measure.summary.eventTimes!.events === 0)
      return [
        warning(
          'one-sided-proportion',
          place,
          `${need.id}: none of the ${measure.summary.n} with \`${solution}\` had the event; how long it takes cannot be told.`,
        ),
      ]
    const { times, atRisk } = curve.table
    const before = countUpTo(times, horizon) - (times.includes(horizon) ? 1 : 0)
    const watched = atRisk[before] ?? 0
    if (watched >= FEW_WATCHED || curve.survival.at(-1) === 0) return []
    const cases = countInWords(watched, 'case')
    return [
      warning(
        'few-rows',
        place,
        `${need.id}: only ${cases} with \`${solution}\` ${watched === 1 ? 'was' : 'were'} watched up to ${by}, so the end of the curve is shaky.`,
        'An earlier `until` stands on more cases.',
      ),
    ]
  })
  if (block.covariates.length === 0 || block.design === 'non-randomized') return findings
  return [
    ...findings,
    warning(
      'not-adjusted',
      place,
      `\`${need.id}\` is not adjusted for its covariates: times with open cases are compared as they are.`,
      'Groups that chose for themselves are weighted by theirs: `design: non-randomized`.',
    ),
  ]
}
