import { estimateFor, evaluate } from '../../evidence/evidence-rows.ts'
import { chosenRows } from '../chosen-rows.ts'
import { compared } from '../compared.ts'
import { cost, time } from '../needs.ts'
import { effectsOf, observed, replication, savedOf } from '../observe.ts'
import { monthRows, shopDesign, shopRows } from '../panel-rows.ts'
import type { Random } from '../random.ts'
import { armRows, rowsOf, solutionOf, times, type Row } from '../rows-of.ts'
import type { Scenario } from '../scenario.ts'
import { clusteredRows } from './randomized.ts'

const design = 'broken'
const claim = 'stated'

function clusters(teams: number): Scenario {
  return compared({
    id: `few-clusters-${teams}`,
    design,
    claim,
    words: `${teams} teams of 8 rows in a trial, a lot for each team`,
    need: time,
    block: { design: 'randomized', cluster: 'team' },
    draw: (random) => ({ rows: clusteredRows(random, teams), truth: { old: 40, now: 36 } }),
  })
}

function shops(count: number): Scenario {
  return {
    id: `few-shops-${count}`,
    design,
    words: `${count} shops over 8 weeks in a difference in differences`,
    replicate(random) {
      const rows = rowsOf(shopRows(random, { shops: count, drift: 0 }))
      const evaluation = evaluate(rows, [time], shopDesign)
      const { difference, otherWays = [] } = estimateFor(evaluation, 'time')
      return replication(
        evaluation,
        [observed('difference', claim, -4, difference)],
        otherWays.map(({ id, effect }) => observed(id, claim, -4, effect)),
      )
    },
  }
}

function skewed(rows: number): Scenario {
  return {
    id: `skewed-money-${rows}`,
    design,
    words: `${rows} and ${rows} amounts of money, lognormal of sigma 1.5`,
    replicate(random) {
      const arms = armRows([rows, rows], (arm) => ({ cost: random.lognormal(100 - 30 * arm, 1.5) }))
      const evaluation = evaluate(rowsOf(arms), [cost], { design: 'randomized' })
      const { baseline } = estimateFor(evaluation, 'cost')
      return replication(
        evaluation,
        [observed('mean, one arm', claim, 100, baseline)],
        effectsOf(evaluation, 'cost', { old: 100, now: 70 }, { random, claim }),
      )
    },
  }
}

function shortSeries(months: number): Scenario {
  return {
    id: `short-series-${months}`,
    design,
    words: `a series of ${months} months, correlation of neighbours 0.6`,
    replicate(random) {
      const { rows, from, average } = monthRows(random, { months, correlation: 0.6 })
      const evaluation = evaluate(rowsOf(rows), [time], {
        design: 'interrupted-time-series',
        overTime: { at: 'month', from: { value: from, date: false }, breaks: [] },
      })
      const { difference } = estimateFor(evaluation, 'time')
      return replication(
        evaluation,
        [observed('difference', claim, average, difference)],
        savedOf(evaluation, 'time', { truth: -average, claim, random }),
      )
    },
  }
}

/** People who were taken because their time was above 45 once; nothing is done to them. */
function selectedRows(random: Random, people: number): readonly Row[] {
  const rows: Row[] = []
  for (let person = 0; person < people;) {
    const level = random.normal(40, 5)
    const [before, after] = [random.normal(level, 5), random.normal(level, 5)]
    if (before <= 45) continue
    for (const [arm, value] of [before, after].entries())
      rows.push({ solution: solutionOf(arm), customer: `p${person}`, time: value })
    person++
  }
  return rows
}

/** Rows for which an assumption of the design does not hold: what is left of 95 %. */
export const brokenScenarios: readonly Scenario[] = [
  ...[6, 10, 20].map(clusters),
  ...[6, 10, 20].map(shops),
  ...[20, 100].map(skewed),
  ...[16, 24].map(shortSeries),
  {
    id: 'selected-on-baseline',
    design,
    words: '40 people who were taken for a bad time before; nothing is done to them',
    replicate(random) {
      const evaluation = evaluate(rowsOf(selectedRows(random, 40)), [time], {
        design: 'paired',
        unit: 'customer',
        selectedOn: { need: 'time', populationMean: 40 },
      })
      const { difference } = estimateFor(evaluation, 'time')
      return replication(
        evaluation,
        [observed('difference', claim, 0, difference)],
        savedOf(evaluation, 'time', { truth: 0, claim, random }),
      )
    },
  },
  compared({
    id: 'hidden-cause',
    design,
    claim,
    words: '300 people who chose by age, visits and something that is not in the rows',
    need: time,
    block: { design: 'non-randomized', covariates: ['age', 'visits'] },
    draw: (random) => ({ rows: chosenRows(random, 300, 1), truth: { old: 40, now: 36 } }),
  }),
  compared({
    id: 'chosen-in-use',
    design,
    claim,
    words: '300 people who chose by age and visits, compared in use without adjustment',
    need: time,
    block: { design: 'usage' },
    draw: (random) => ({ rows: chosenRows(random, 300, 0), truth: { old: 40, now: 36 } }),
  }),
  {
    id: 'drifting-apart',
    design,
    words: '40 shops over 8 weeks; the treated drift by 0.5 a week, whatever is done',
    replicate(random) {
      const rows = rowsOf(shopRows(random, { shops: 40, drift: 0.5 }))
      const evaluation = evaluate(rows, [time], shopDesign)
      const { difference } = estimateFor(evaluation, 'time')
      return replication(
        evaluation,
        [observed('difference', claim, -4, difference)],
        savedOf(evaluation, 'time', { truth: 4, claim, random }),
      )
    },
  },
  compared({
    id: 'rows-of-one-customer',
    design,
    claim,
    words: '20 and 20 customers of 5 rows each, without saying so (no cluster)',
    need: time,
    block: { design: 'randomized' },
    draw(random) {
      const rows = times(40, (customer) => {
        const arm = customer % 2
        const level = random.normal(40 - 4 * arm, 5)
        return times(5, () => ({
          solution: solutionOf(arm),
          customer: `c${customer}`,
          time: random.normal(level, 5),
        }))
      }).flat()
      return { rows, truth: { old: 40, now: 36 } }
    },
  }),
]
