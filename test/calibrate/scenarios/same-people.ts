import { estimateFor, evaluate } from '../../evidence/evidence-rows.ts'
import { compared } from '../compared.ts'
import { done, spread, time } from '../needs.ts'
import { observed, replication } from '../observe.ts'
import type { Random } from '../random.ts'
import { rowsOf, solutionOf, times } from '../rows-of.ts'
import type { Scenario } from '../scenario.ts'

/** Two rows a person, with a level of their own; those of `new` are 4 less, the second period 3 more. */
function crossoverRows(random: Random, people: number) {
  return times(people, (person) => {
    const level = random.gamma(40, 25)
    return times(2, (arm) => {
      const order = arm === person % 2 ? 1 : 2
      const mean = level - 4 * arm + (order === 2 ? 3 : 0)
      return {
        solution: solutionOf(arm),
        customer: `p${person}`,
        order,
        time: random.normal(mean, 5),
      }
    })
  }).flat()
}

/** Both arms hold the same people. */
export const samePeopleScenarios: readonly Scenario[] = [
  compared({
    id: 'crossover-means',
    words: '30 people, half of them in each order, the second period 3 longer',
    need: time,
    block: { design: 'crossover', unit: 'customer' },
    // Each arm stands in the second period for half of the people.
    draw: (random) => ({ rows: crossoverRows(random, 30), truth: { old: 41.5, now: 37.5 } }),
  }),
  compared({
    id: 'paired-means',
    words: '40 people before and after, gamma levels',
    need: time,
    block: { design: 'paired', unit: 'customer' },
    draw(random) {
      const rows = times(40, (person) => {
        const level = random.gamma(40, 25)
        return times(2, (arm) => ({
          solution: solutionOf(arm),
          customer: `p${person}`,
          time: Math.max(0.1, random.normal(level * (arm === 0 ? 1 : 0.9), 5)),
        }))
      }).flat()
      return { rows, truth: { old: 40, now: 36 } }
    },
  }),
  {
    id: 'paired-geometric',
    design: 'paired',
    words: '40 people before and after, lognormal',
    replicate(random) {
      const rows = times(40, (person) => {
        const level = random.lognormal(40, 0.3)
        return times(2, (arm) => ({
          solution: solutionOf(arm),
          customer: `p${person}`,
          time: level * random.lognormal(arm === 0 ? 1 : 0.9, 0.3),
        }))
      }).flat()
      const evaluation = evaluate(rowsOf(rows), [time], { design: 'paired', unit: 'customer' })
      const { ratioGeometric } = estimateFor(evaluation, 'time')
      return replication(evaluation, [
        observed('ratio of geometric means', 'nominal', 0.9, ratioGeometric),
      ])
    },
  },
  {
    id: 'paired-spreads',
    design: 'paired',
    words: '60 people before and after, normal, standard deviations 8 and 6, correlation 0.5',
    replicate(random) {
      const rows = times(60, (person) => {
        const own = random.normal(0, 1)
        return times(2, (arm) => {
          const score = Math.SQRT1_2 * own + Math.SQRT1_2 * random.normal(0, 1)
          return {
            solution: solutionOf(arm),
            customer: `p${person}`,
            time: 40 + (arm === 0 ? 8 : 6) * score,
          }
        })
      }).flat()
      const evaluation = evaluate(rowsOf(rows), [spread], { design: 'paired', unit: 'customer' })
      return replication(evaluation, [
        observed('ratio', 'nominal', 0.75, estimateFor(evaluation, spread.id).ratio),
      ])
    },
  },
  compared({
    id: 'paired-shares',
    words: '80 people before and after, yes or no, chances anew',
    need: done,
    block: { design: 'paired', unit: 'customer' },
    draw(random) {
      const both = random.uniform(0.2, 0.5)
      const once = [random.uniform(0.1, 0.25), random.uniform(0.1, 0.25)] as const
      const rows = times(80, (person) => {
        const at = random.uniform(0, 1)
        const before = at < both + once[0]
        const after = at < both || (at >= both + once[0] && at < both + once[0] + once[1])
        return [before, after].map((yes, arm) => ({
          solution: solutionOf(arm),
          customer: `p${person}`,
          done: Number(yes),
        }))
      }).flat()
      return { rows, truth: { old: both + once[0], now: both + once[1] } }
    },
  }),
]
