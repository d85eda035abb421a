import { estimateFor, evaluate } from '../../evidence/evidence-rows.ts'
import { CHOSEN_SHARES, chosenRows, chosenYes } from '../chosen-rows.ts'
import { compared } from '../compared.ts'
import { done, leaving, slips, time } from '../needs.ts'
import { effectsOf, observed, replication, savedOf } from '../observe.ts'
import { armRows, rowsOf, sharesAnew } from '../rows-of.ts'
import type { Scenario } from '../scenario.ts'

/**
 * Weibull times of shape 1.3 and scale 12 or 15 up to 12 months: mean and share ended.
 * R: integrate(exp(-(t / scale)^1.3), 0, 12), rel.tol 1e-12.
 */
const LEAVING = {
  old: { mean: 8.1101058475621, share: 0.632120558828558 },
  now: { mean: 8.88085023573353, share: 0.526781834156428 },
} as const

/** The arms hold different people, and no lot says who is in which. */
export const otherPeopleScenarios: readonly Scenario[] = [
  compared({
    id: 'before-after-means',
    words: '60 durations before and 80 after, gamma',
    need: time,
    block: { design: 'before-after' },
    draw: (random) => ({
      rows: armRows([60, 80], (arm) => ({ time: random.gamma(40 - 6 * arm, 5) })),
      truth: { old: 40, now: 34 },
    }),
  }),
  {
    id: 'before-after-adjusted',
    design: 'before-after',
    words: '60 durations before and 80 after, the ages differ by 3 years and are adjusted for',
    replicate(random) {
      const rows = armRows([60, 80], (arm) => {
        const age = random.normal(45 + 3 * arm, 10)
        return { age, time: 40 - 4 * arm + 0.4 * (age - 45) + random.gamma(6, 4) - 6 }
      })
      const evaluation = evaluate(rowsOf(rows), [time], {
        design: 'before-after',
        covariates: ['age'],
      })
      const { difference } = estimateFor(evaluation, 'time')
      return replication(
        evaluation,
        [observed('difference', 'nominal', -4, difference)],
        savedOf(evaluation, 'time', { truth: 4, claim: 'nominal', random }),
      )
    },
  },
  compared({
    id: 'before-after-shares',
    words: '100 yes or no before and 60 after, chances anew from 15 to 85 %',
    need: done,
    block: { design: 'before-after' },
    draw: (random) => sharesAnew(random, [100, 60], [0.15, 0.85]),
  }),
  {
    id: 'non-randomized-means',
    design: 'non-randomized',
    words: '300 people who chose by age and visits, both measured; straight lines',
    replicate(random) {
      const evaluation = evaluate(rowsOf(chosenRows(random, 300, 0)), [time], {
        design: 'non-randomized',
        covariates: ['age', 'visits'],
      })
      const { otherWays = [] } = estimateFor(evaluation, 'time')
      return replication(
        evaluation,
        effectsOf(evaluation, 'time', { old: 40, now: 36 }, { random }),
        otherWays.map(({ id, effect }) => observed(id, 'nominal', -4, effect)),
      )
    },
  },
  {
    id: 'non-randomized-shares',
    design: 'non-randomized',
    words: '300 people who chose by age; yes or no, logistic',
    replicate(random) {
      const evaluation = evaluate(rowsOf(chosenYes(random, 300)), [done], {
        design: 'non-randomized',
        covariates: ['age'],
      })
      const { otherWays = [] } = estimateFor(evaluation, 'done')
      const truth = CHOSEN_SHARES.now - CHOSEN_SHARES.old
      return replication(
        evaluation,
        effectsOf(evaluation, 'done', CHOSEN_SHARES, { random }),
        otherWays.map(({ id, effect }) => observed(id, 'nominal', truth, effect)),
      )
    },
  },
  {
    id: 'usage-means',
    design: 'usage',
    words: '80 and 50 rows as they came: durations, errors per opportunity (nothing else differs)',
    replicate(random) {
      const rows = armRows([80, 50], (arm) => {
        const opportunities = 3 + random.oneOf(9)
        return {
          time: random.gamma(40 - 4 * arm, 4),
          'slips.errors': random.poisson(opportunities * random.gamma(arm === 0 ? 0.3 : 0.2, 3)),
          'slips.opportunities': opportunities,
        }
      })
      const evaluation = evaluate(rowsOf(rows), [time, slips], { design: 'usage' })
      const { difference } = estimateFor(evaluation, 'slips')
      return replication(
        evaluation,
        effectsOf(evaluation, 'time', { old: 40, now: 36 }, { random }),
        [observed('difference of rates', 'nominal', 0.2 - 0.3, difference)],
      )
    },
  },
  {
    id: 'time-to-event',
    design: 'time-to-event',
    words: '80 and 80 customers, randomised, watched 8 to 24 months; mean time and share within 12',
    replicate(random) {
      const rows = armRows([80, 80], (arm) => {
        const ends = (arm === 0 ? 12 : 15) * (-Math.log(random.uniform(0, 1))) ** (1 / 1.3)
        const watched = random.uniform(8, 24)
        return { 'leaving.time': Math.min(ends, watched), 'leaving.event': Number(ends <= watched) }
      })
      const evaluation = evaluate(rowsOf(rows), [leaving], { design: 'randomized' })
      const { baseline, otherWays = [] } = estimateFor(evaluation, 'leaving')
      const truth = { old: LEAVING.old.mean, now: LEAVING.now.mean }
      const shares = LEAVING.now.share - LEAVING.old.share
      return replication(
        evaluation,
        [observed('mean time, one arm', 'nominal', truth.old, baseline)],
        effectsOf(evaluation, 'leaving', truth, { random }),
        otherWays.map(({ effect }) => observed('difference of shares', 'nominal', shares, effect)),
      )
    },
  },
]
