import type { SequencedUnits } from '#evidence/comparisons/period-adjusted'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import type { MeasuredNeed } from '#evidence/metric-family'
import { inWords, pInWords } from '#evidence/words'
import { warning } from '#quantity/finding'
import type { TTest } from '#stats/tests/t-test'

/** Under this p-value a period or carry-over effect is warned about. */
const CLEAR = 0.05

/** Second period - first, whatever the solution: taken out of the difference. */
export function periodCheck(
  context: BlockContext,
  need: MeasuredNeed,
  sequenced: SequencedUnits | { readonly reason: string },
): Check {
  const start = {
    block: context.block.id,
    id: `period.${need.id}`,
    label: `Period effect on \`${need.id}\``,
    unit: need.metric.unit.text,
  }
  if ('reason' in sequenced) return { ...start, ...refused(sequenced.reason) }
  const { period } = sequenced.crossover
  const side = period.difference < 0 ? 'lower' : 'higher'
  const figures = `\`${need.id}\` is ${inWords(Math.abs(period.difference))} ${side} in the second period than in the first (${pInWords(period.pValue)})`
  const words = `${figures}; the difference has the period taken out.`
  return {
    ...start,
    ...measured(period),
    words,
    findings:
      period.pValue < CLEAR ? [warning('period-effect', placeOf(context.block), words)] : [],
  }
}

/** Sum over both periods, treatment first - baseline first: beyond zero where what came first lasts on. */
export function carryOverCheck(
  context: BlockContext,
  need: MeasuredNeed,
  sequenced: SequencedUnits | { readonly reason: string },
): Check {
  const { block } = context
  const start = {
    block: block.id,
    id: `carry-over.${need.id}`,
    label: `Carry-over on \`${need.id}\``,
    unit: need.metric.unit.text,
  }
  if ('reason' in sequenced) return { ...start, ...refused(sequenced.reason) }
  const { carryOver } = sequenced.crossover
  const figures = `${need.id}: those who began with \`${block.treatment}\` differ by ${inWords(carryOver.difference)} in the sum of both periods (${pInWords(carryOver.pValue)})`
  const clear = carryOver.pValue < CLEAR
  return {
    ...start,
    ...measured(carryOver),
    words: `${figures}. ${clear ? 'What came first seems to last on.' : 'No clear carry-over; the test has little power.'}`,
    findings: clear
      ? [
          warning(
            'carry-over',
            placeOf(block),
            `${figures}: what came first may last into the second period, and the difference mixes the two.`,
            'Compare the first period alone, as if it were a randomised trial.',
          ),
        ]
      : [],
  }
}

function refused(reason: string): Pick<Check, 'reason' | 'words' | 'findings'> {
  return { reason, words: reason, findings: [] }
}

function measured(test: TTest): Pick<Check, 'value' | 'interval' | 'settings'> {
  return {
    value: test.difference,
    interval: test.interval,
    settings: { 'p-value': test.pValue, threshold: CLEAR },
  }
}
