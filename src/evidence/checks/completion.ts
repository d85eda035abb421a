import type { Comparison } from '#evidence/comparison'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import { WITH_FAILURES } from '#evidence/comparisons/with-failures'
import { familyOf } from '#evidence/metric-family'
import { listInWords, percentInWords } from '#evidence/words'
import { betterDirection } from '#job/job'
import { warning } from '#quantity/finding'

/** Completion differs where the shares are at least this far apart. */
const DIFFERS = 0.01

/**
 * Whether completion differs between the arms: then durations are compared among executions that were
 * selected, or cut short, after the treatment. The value is treatment - baseline; absent where the
 * block measures no completion.
 */
export function completionCheck(
  { block }: BlockContext,
  comparisons: readonly Comparison[],
): Check | undefined {
  const completion = comparisons.find(
    ({ need }) => need.metric.kind === 'completion' && familyOf(need.metric.type) === 'share',
  )
  if (completion?.treatment === undefined) return undefined
  const a = completion.baseline.summary
  const b = completion.treatment.summary
  const durations = comparisons.filter(({ need }) => need.metric.type === 'duration')
  const differs = Math.abs(b.value - a.value) >= DIFFERS
  const shares = [a, b].map(({ value }) => percentInWords(completedShare(completion, value)))
  const words = `${shares[0]} completed with \`${a.solution}\`, ${shares[1]} with \`${b.solution}\``
  return {
    block: block.id,
    id: 'completion',
    label: 'Completion',
    value: completedShare(completion, b.value) - completedShare(completion, a.value),
    unit: '1',
    words: `${words}.${differs ? ` ${consequence(durations, completion)}` : ''}`,
    findings:
      differs && durations.length > 0
        ? [
            warning(
              'selected-on-completion',
              placeOf(block),
              `${words}. ${consequence(durations, completion)}`,
            ),
          ]
        : [],
  }
}

/** A need that is to be less likely (giving up) counts those who did not complete. */
function completedShare({ need }: Comparison, value: number): number {
  return betterDirection(need) === 'higher' ? value : 1 - value
}

function consequence(durations: readonly Comparison[], completion: Comparison): string {
  if (durations.length === 0) return 'Completion itself differs.'
  const names = listInWords(durations.map(({ need }) => `\`${need.id}\``))
  const whole = durations.every((duration) => countOf(duration) >= countOf(completion))
  const how = whole
    ? `The times in ${names} include executions that were not completed, which ended when they were given up`
    : `The times in ${names} are compared among those that have a time, which are selected after the treatment`
  return `${how}: read time and completion together.${besideInWords(durations)}`
}

/** Where the differences with failures at a penalty stand, or how to get them. */
function besideInWords(durations: readonly Comparison[]): string {
  const ids = durations.flatMap(({ need, otherWays }) =>
    otherWays?.some(({ id }) => id === WITH_FAILURES) === true ? [`\`${need.id}\``] : [],
  )
  return ids.length === 0
    ? ' With `failures-at` on the metric each failure counts as a stated time.'
    : ` Beside it stands the difference with each failure at its stated penalty (${listInWords(ids)}).`
}

function countOf({ baseline, treatment }: Comparison): number {
  return baseline.summary.n + (treatment?.summary.n ?? 0)
}
