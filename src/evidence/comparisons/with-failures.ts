import type { Comparison } from '#evidence/comparison'
import { leadingContrast } from '#evidence/comparison'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { ArmSummary, OtherWay } from '#evidence/estimate'
import type { MeasuredNeed } from '#evidence/metric-family'
import type { NeedRows } from '#evidence/rows/need-rows'
import { needRows } from '#evidence/rows/need-rows'
import type { UnitsView } from '#evidence/rows/units-view'
import { missingByArm } from '#evidence/rows/units-view'
import { betterDirection } from '#job/job'
import { warning } from '#quantity/finding'

/** Under which id the difference with penalties stands beside the difference. */
export const WITH_FAILURES = 'failures-at-penalty'

/** The block and rows that a duration with a stated penalty was compared on. */
interface Durations {
  readonly context: BlockContext
  readonly view: UnitsView
  readonly need: MeasuredNeed
}

/**
 * A comparison of durations with the same comparison beside it in which every execution that failed counts
 * with a stated penalty: durations among those who finished are selected after the treatment. As it is
 * where the metric states no penalty; with a warning where the block does not measure what failed.
 * @param again the same comparison on other rows
 */
export function withFailures(
  { context, view, need }: Durations,
  comparison: Comparison,
  again: (rows: NeedRows) => Comparison | undefined,
): Comparison {
  const { metric } = need
  if (metric.type !== 'duration' || metric.failuresAt === undefined) return comparison
  const { penalty, completion } = metric.failuresAt
  const measured = context.needs.find(({ id }) => id === completion)
  if (measured === undefined)
    return { ...comparison, findings: [...comparison.findings, unknown(context, need, completion)] }
  const second = again(penalised(view, need, { penalty, completion: measured }))
  if (second === undefined) return comparison
  const { treatment } = comparison
  return {
    ...comparison,
    baseline: {
      ...comparison.baseline,
      summary: beside(comparison.baseline.summary, second.baseline.summary),
    },
    ...(treatment === undefined || second.treatment === undefined
      ? {}
      : {
          treatment: { ...treatment, summary: beside(treatment.summary, second.treatment.summary) },
          otherWays: [...(comparison.otherWays ?? []), wayOf(second, penalty)],
        }),
  }
}

interface Penalty {
  readonly penalty: number
  readonly completion: MeasuredNeed
}

/** The duration where the execution was completed, the penalty where it was not; missing where neither is known. */
function penalised(
  view: UnitsView,
  need: MeasuredNeed,
  { penalty, completion }: Penalty,
): NeedRows {
  const plain = needRows(view, need)
  const yes = betterDirection(completion) === 'higher' ? 1 : 0
  const completed = needRows(view, completion).values
  const values = plain.values.map((time, row) => {
    const state = completed[row]!
    if (Number.isNaN(state)) return Number.NaN
    return state === yes ? time : penalty
  })
  return { ...plain, values, missing: missingByArm(view, values) }
}

function beside(
  summary: ArmSummary,
  { value, interval }: Pick<ArmSummary, 'value' | 'interval'>,
): ArmSummary {
  return { ...summary, withFailures: { value, ...(interval === undefined ? {} : { interval }) } }
}

function wayOf(second: Comparison, penalty: number): OtherWay {
  const leading = leadingContrast(second)
  return {
    id: WITH_FAILURES,
    words: `each failure counted as ${penalty} ${second.need.metric.unit.text.split('/')[0]!}`,
    effect: leading?.difference ?? { reason: second.reason ?? 'There is nothing to compare.' },
  }
}

function unknown(
  { block }: BlockContext,
  need: MeasuredNeed,
  completion: string,
): Comparison['findings'][number] {
  return warning(
    'selected-on-completion',
    placeOf(block),
    `\`${need.id}\` states a penalty for failures, and \`${block.id}\` does not measure \`${completion}\`, which says what failed.`,
    `Add \`${completion}\` to the needs of \`${block.id}\`.`,
  )
}
