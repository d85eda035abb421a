import { estimateFor, evaluate } from '../../evidence/evidence-rows.ts'
import { rating, time } from '../needs.ts'
import { observed, replication, savedOf } from '../observe.ts'
import { carriedOver, monthRows, shopDesign, shopRows } from '../panel-rows.ts'
import type { Random } from '../random.ts'
import { rowsOf, times, type Row } from '../rows-of.ts'
import type { Scenario } from '../scenario.ts'

/** Sites over 8 weeks; a third start in week 4, a third in week 6, a third never; the effect is -4. */
function staggeredRows(random: Random, sites: number): readonly Row[] {
  return times(sites, (site) => {
    const start = [4, 6, Infinity][site % 3]!
    const level = random.normal(40, 4)
    const errors = carriedOver(random, 8, { correlation: 0.4, sd: 3 })
    return errors.map((error, i) => ({
      site: `site ${site}`,
      // Treated after the last week: never.
      start: Math.min(start, 99),
      week: i + 1,
      time: level + 0.5 * i + (i + 1 >= start ? -4 : 0) + error,
    }))
  }).flat()
}

/** Customers over 4 waves with a level each; half of them have the treatment from wave 3 on. */
function waveRows(random: Random, customers: number): readonly Row[] {
  return times(customers, (customer) => {
    const level = random.normal(50, 6)
    return times(4, (i) => {
      const treated = customer % 2 === 1 && i >= 2
      return {
        customer: `c${customer}`,
        solution: treated ? 'new' : 'old',
        wave: i + 1,
        effort: level + i - (treated ? 4 : 0) + random.normal(0, 4),
      }
    })
  }).flat()
}

const effort = { ...rating, id: 'effort' }
const hours = { ...time, id: 'effort' }

/** Designs that compare over time. */
export const overTimeScenarios: readonly Scenario[] = [
  {
    id: 'difference-in-differences',
    design: 'difference-in-differences',
    words: '40 shops over 8 weeks, half of them treated from week 5 on, errors carry over',
    replicate(random) {
      const rows = shopRows(random, { shops: 40, drift: 0 })
      const evaluation = evaluate(rowsOf(rows), [time], shopDesign)
      const { difference } = estimateFor(evaluation, 'time')
      return replication(
        evaluation,
        [observed('difference', 'nominal', -4, difference)],
        savedOf(evaluation, 'time', { truth: 4, claim: 'nominal', random }),
      )
    },
  },
  {
    id: 'staggered-starts',
    design: 'difference-in-differences',
    words: '60 sites over 8 weeks, starts in week 4, week 6 and never, errors carry over',
    replicate(random) {
      const evaluation = evaluate(rowsOf(staggeredRows(random, 60)), [time], {
        design: 'difference-in-differences',
        unit: 'site',
        cluster: 'site',
        overTime: {
          at: 'week',
          firstTreated: 'start',
          until: { value: 8, date: false },
          breaks: [],
        },
      })
      const { difference } = estimateFor(evaluation, 'time')
      return replication(
        evaluation,
        [observed('difference', 'nominal', -4, difference)],
        savedOf(evaluation, 'time', { truth: 4, claim: 'nominal', random }),
      )
    },
  },
  {
    id: 'interrupted-series',
    design: 'interrupted-time-series',
    words: '72 months, a start in the middle, correlation of neighbours 0.3',
    replicate(random) {
      const { rows, from, average } = monthRows(random, { months: 72, correlation: 0.3 })
      const evaluation = evaluate(rowsOf(rows), [time], {
        design: 'interrupted-time-series',
        overTime: { at: 'month', from: { value: from, date: false }, breaks: [] },
      })
      const { difference, otherWays = [] } = estimateFor(evaluation, 'time')
      const truths: Readonly<Record<string, number>> = { level: -5, slope: -0.1 }
      return replication(
        evaluation,
        [observed('difference', 'nominal', average, difference)],
        otherWays.map(({ id, effect }) => observed(id, 'nominal', truths[id]!, effect)),
        savedOf(evaluation, 'time', { truth: -average, claim: 'nominal', random }),
      )
    },
  },
  {
    id: 'longitudinal',
    design: 'longitudinal',
    words: '40 customers over 4 waves with a level each, half of them treated from wave 3 on',
    replicate(random) {
      const rows = rowsOf(waveRows(random, 40))
      const design = {
        design: 'longitudinal',
        unit: 'customer',
        overTime: { at: 'wave', breaks: [] },
      } as const
      const evaluation = evaluate(rows, [effort], design)
      const { difference, otherWays = [] } = estimateFor(evaluation, 'effort')
      const money = evaluate(rows, [hours], design)
      return replication(
        evaluation,
        [observed('difference', 'nominal', -4, difference)],
        otherWays.map(({ id, effect }) => observed(id, 'nominal', -4, effect)),
        savedOf(money, 'effort', { truth: 4, claim: 'nominal', random }),
      )
    },
  },
]
