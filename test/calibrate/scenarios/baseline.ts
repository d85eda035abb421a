import { estimateFor, evaluate } from '../../evidence/evidence-rows.ts'
import { done, slips, spread, time, touches } from '../needs.ts'
import { observed, replication } from '../observe.ts'
import { rowsOf, times } from '../rows-of.ts'
import type { Scenario } from '../scenario.ts'

const block = { design: 'baseline' } as const

/** Median and P90 of a gamma distribution of shape 4 and mean 40. R: qgamma(c(0.5, 0.9), 4, scale = 10). */
const MEDIAN = 36.720607488509
const P90 = 66.8078306825586

/** Levels of one way of working. */
export const baselineScenarios: readonly Scenario[] = [
  {
    id: 'baseline-mean',
    design: 'baseline',
    words: '60 durations, gamma of shape 4',
    replicate(random) {
      const rows = rowsOf(times(60, () => ({ time: random.gamma(40, 4) })))
      const evaluation = evaluate(rows, [time, spread], block)
      const { baseline } = estimateFor(evaluation, 'time')
      const between = (figure: string, truth: number, value = 0, interval = baseline.interval) =>
        observed(figure, 'cautious', truth, { value, interval })
      return replication(evaluation, [
        observed('mean', 'nominal', 40, baseline),
        between('median', MEDIAN, baseline.median, baseline.medianInterval),
        between('P90', P90, baseline.p90, baseline.p90Interval),
      ])
    },
  },
  {
    id: 'baseline-spread',
    design: 'baseline',
    words: '60 durations, normal',
    replicate(random) {
      const rows = rowsOf(times(60, () => ({ time: random.normal(40, 6) })))
      const evaluation = evaluate(rows, [spread], block)
      const { baseline } = estimateFor(evaluation, spread.id)
      return replication(evaluation, [observed('standard deviation', 'nominal', 6, baseline)])
    },
  },
  {
    id: 'baseline-share',
    design: 'baseline',
    words: '80 yes or no, chance anew from 10 to 90 %',
    replicate(random) {
      const chance = random.uniform(0.1, 0.9)
      const evaluation = evaluate(
        rowsOf(times(80, () => ({ done: random.yes(chance) }))),
        [done],
        block,
      )
      const { baseline } = estimateFor(evaluation, 'done')
      return replication(evaluation, [observed('share', 'nominal', chance, baseline)])
    },
  },
  {
    id: 'baseline-rate',
    design: 'baseline',
    words: '100 rows of 4 to 12 opportunities, errors vary between rows; counts a row',
    replicate(random) {
      const rows = times(100, () => {
        const opportunities = 3 + random.oneOf(9)
        return {
          'slips.errors': random.poisson(opportunities * random.gamma(0.2, 3)),
          'slips.opportunities': opportunities,
          touches: random.poisson(random.gamma(3, 5)),
        }
      })
      const evaluation = evaluate(rowsOf(rows), [slips, touches], block)
      return replication(evaluation, [
        observed('rate', 'nominal', 0.2, estimateFor(evaluation, 'slips').baseline),
        observed('mean count', 'nominal', 3, estimateFor(evaluation, 'touches').baseline),
      ])
    },
  },
]
