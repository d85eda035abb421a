import { estimateFor, evaluate, momentsOfRows } from '../../evidence/evidence-rows.ts'
import { compared } from '../compared.ts'
import { done, slips, spread, time, touches } from '../needs.ts'
import { effectsOf, observed, replication } from '../observe.ts'
import type { Random } from '../random.ts'
import { armRows, rowsOf, sharesAnew, times, type Row } from '../rows-of.ts'
import type { Scenario } from '../scenario.ts'

const design = 'randomized'

/** Mean duration that hangs on age and channel; the arms differ by 4. */
function timeOf(random: Random, arm: number): Record<string, number | string> {
  const age = random.normal(45, 10)
  const channel = ['desk', 'web', 'post'][random.oneOf(3) - 1]!
  const shift = channel === 'post' ? 4 : 0
  const mean = 36 - 4 * arm + 0.4 * (age - 45) + shift
  return { age, channel, time: mean + random.gamma(6, 4) - 6 }
}

/** The mean of `timeOf`: a third comes by post. */
const MEANS = { old: 36 + 4 / 3, now: 32 + 4 / 3 } as const

/** A half of the people is asked three times as often as the other, and weighs less for it. */
function weighedRow(random: Random, arm: 0 | 1): Row {
  const often = random.yes(0.75) === 1
  const mean = often ? 30 - 4 * arm : 50 - 8 * arm
  return { weight: often ? 2 / 3 : 2, time: random.gamma(mean, 4) }
}

/** Trials with a lot for each row, or for each cluster. */
export const randomizedScenarios: readonly Scenario[] = [
  compared({
    id: 'randomized-means',
    words: '60 and 40 durations, gamma of shape 4 and 6',
    need: time,
    block: { design },
    draw: (random) => ({
      rows: armRows([60, 40], (arm) => ({
        time: arm === 0 ? random.gamma(40, 4) : random.gamma(32, 6),
      })),
      truth: { old: 40, now: 32 },
    }),
  }),
  compared({
    id: 'randomized-ancova',
    words: '50 and 50 durations, covariates age and channel',
    need: time,
    block: { design, covariates: ['age', 'channel'] },
    draw: (random) => ({ rows: armRows([50, 50], (arm) => timeOf(random, arm)), truth: MEANS }),
  }),
  {
    id: 'randomized-cuped',
    design,
    words: '150 and 150 durations as power sums (as above the cap of rows), covariate age',
    replicate(random) {
      const rows = rowsOf(armRows([150, 150], (arm) => timeOf(random, arm)))
      const question = {
        kind: 'moments' as const,
        data: 'rows',
        by: ['solution'],
        of: ['time', 'age'],
      }
      const moments = { question, answer: momentsOfRows(question, rows) }
      const evaluation = evaluate({ moments, shapes: [] }, [time], { design, covariates: ['age'] })
      return replication(evaluation, effectsOf(evaluation, 'time', MEANS, { random }))
    },
  },
  compared({
    id: 'randomized-weighted',
    words:
      '160 and 160 durations, a half of the people asked three times as often: rows with weights',
    need: time,
    block: { design },
    draw: (random) => ({
      rows: armRows([160, 160], (arm) => weighedRow(random, arm)),
      truth: { old: 40, now: 34 },
    }),
  }),
  compared({
    id: 'randomized-shares',
    words: '80 and 80 yes or no, chances anew from 15 to 85 %',
    need: done,
    block: { design },
    draw: (random) => sharesAnew(random, [80, 80], [0.15, 0.85]),
  }),
  compared({
    id: 'randomized-rare-shares',
    words: '60 and 60 yes or no, chances anew from 1 to 6 % (few expected in a cell)',
    need: done,
    block: { design },
    claim: 'cautious',
    draw: (random) => sharesAnew(random, [60, 60], [0.01, 0.06]),
  }),
  compared({
    id: 'randomized-rates',
    words: '80 and 80 rows of 4 to 12 opportunities, errors vary between rows',
    need: slips,
    block: { design },
    draw(random) {
      const rows = armRows([80, 80], (arm) => {
        const opportunities = 3 + random.oneOf(9)
        const rate = random.gamma(arm === 0 ? 0.3 : 0.2, 3)
        return {
          'slips.errors': random.poisson(opportunities * rate),
          'slips.opportunities': opportunities,
        }
      })
      return { rows, truth: { old: 0.3, now: 0.2 } }
    },
  }),
  compared({
    id: 'randomized-counts',
    words: '60 and 60 counts, Poisson of mean 3 and 2.4',
    need: touches,
    block: { design },
    draw: (random) => ({
      rows: armRows([60, 60], (arm) => ({ touches: random.poisson(arm === 0 ? 3 : 2.4) })),
      truth: { old: 3, now: 2.4 },
    }),
  }),
  {
    id: 'randomized-geometric',
    design,
    words: '50 and 50 durations, lognormal of sigma 0.6',
    replicate(random) {
      const rows = armRows([50, 50], (arm) => ({ time: random.lognormal(40 - 8 * arm, 0.6) }))
      const evaluation = evaluate(rowsOf(rows), [time], { design })
      const { ratioGeometric } = estimateFor(evaluation, 'time')
      return replication(evaluation, [
        observed('ratio of geometric means', 'nominal', 0.8, ratioGeometric),
      ])
    },
  },
  {
    id: 'randomized-spreads',
    design,
    words: '60 and 60 durations, normal, standard deviations 8 and 6',
    replicate(random) {
      const rows = armRows([60, 60], (arm) => ({ time: random.normal(40, arm === 0 ? 8 : 6) }))
      const evaluation = evaluate(rowsOf(rows), [spread], { design })
      const { difference, ratio } = estimateFor(evaluation, spread.id)
      return replication(evaluation, [
        observed('difference', 'nominal', -2, difference),
        observed('ratio', 'nominal', 0.75, ratio),
      ])
    },
  },
  compared({
    id: 'randomized-clusters',
    words: '40 teams of 8 rows, a lot for each team, intraclass correlation 0.1',
    need: time,
    block: { design, cluster: 'team' },
    draw: (random) => ({ rows: clusteredRows(random, 40), truth: { old: 40, now: 36 } }),
  }),
  {
    id: 'randomized-looks',
    design,
    words: 'looked at after 50, 100, 200 and 400 of each arm: all four intervals hold, or not',
    replicate(random) {
      const rows = armRows([400, 400], (arm) => ({ time: random.gamma(40 - 4 * arm, 4) }))
      const looks = [50, 100, 200, 400].map((n) => {
        const seen = [...rows.slice(0, n), ...rows.slice(400, 400 + n)]
        return evaluate(rowsOf(seen), [time], { design, looks: 'repeated' })
      })
      const everyLook = looks.map(({ checks }) => {
        const { value = 0, interval } = checks.find(({ id }) => id === 'always-valid.time')!
        return { value, interval: interval! }
      })
      const plain = looks.map(({ estimates }) => {
        const { difference } = estimates[0]!
        if (difference === undefined || 'reason' in difference) throw new Error('no difference')
        return { value: difference.value, interval: difference.interval! }
      })
      return replication(looks.at(-1)!, [
        observed('always-valid, all looks', 'cautious', -4, worstLook(everyLook, -4)),
        observed('plain, all looks', 'stated', -4, worstLook(plain, -4)),
      ])
    },
  },
]

interface Look {
  readonly value: number
  readonly interval: { readonly low: number; readonly high: number; readonly level: number }
}

/** The first look whose interval misses the truth; the last where none does. */
function worstLook(looks: readonly Look[], truth: number): Look {
  const missing = looks.find(({ interval: { low, high } }) => low > truth || high < truth)
  return missing ?? looks.at(-1)!
}

/** Teams of 8, alternately of each arm; the arms differ by 4. */
export function clusteredRows(random: Random, teams: number) {
  return times(teams, (team) => {
    const arm = team % 2
    const level = random.normal(40 - 4 * arm, Math.sqrt(10))
    return times(8, () => ({
      solution: arm === 0 ? 'old' : 'new',
      team: `team ${team}`,
      time: random.normal(level, Math.sqrt(90)),
    }))
  }).flat()
}
