import { evaluateDichotomousChoice } from '#market/price/evaluate-dichotomous-choice'
import type { DichotomousChoiceSurvey } from '#market/price/willingness-survey'
import type { Observed, Replication, Scenario } from '../scenario.ts'
import type { SureValue } from '#market/sure-value'
import { observed } from '../observe.ts'
import type { Random } from '../random.ts'

const survey: DichotomousChoiceSurvey = {
  kind: 'dichotomous-choice',
  id: 'bids',
  path: 'surveys.bids',
  data: 'bids',
  bid: 'bid',
  answers: ['first', 'second'],
  next: { higher: 'higher', lower: 'lower' },
  distribution: 'log-logistic',
  money: { unit: 'EUR', scale: 1 },
}

/** The law that willingness to pay is drawn from: its median, and its scale on the log scale. */
const MEDIAN = 15
const SCALE = 0.8
/** Under so many people hardly anybody is asked, and says yes, at the dearest bid. */
const FEW = 100
const BIDS = [5, 10, 20, 40] as const

/** The share that would pay a price. */
function share(price: number): number {
  return 1 / (1 + (price / MEDIAN) ** (1 / SCALE))
}

/** What Turnbull's curve says of the mean where it has all people: each step between prices asked by its share. */
function lowerBound(prices: readonly number[]): number {
  return prices.reduce((sum, price, k) => sum + share(price) * (price - (prices[k - 1] ?? 0)), 0)
}

/** People who are asked one of four bids, then twice as much after a yes and half after a no. */
function answersOf(random: Random, people: number): Readonly<Record<string, Float64Array>> {
  const rows = Array.from({ length: people }, () => {
    const chance = random.uniform(0, 1)
    const pays = MEDIAN * (chance / (1 - chance)) ** SCALE
    const bid = BIDS[random.oneOf(BIDS.length) - 1]!
    const first = Number(pays >= bid)
    const next = first === 1 ? 2 * bid : bid / 2
    return { bid, higher: 2 * bid, lower: bid / 2, first, second: Number(pays >= next) }
  })
  const column = (key: keyof (typeof rows)[number]): Float64Array =>
    Float64Array.from(rows, (row) => row[key])
  return {
    bid: column('bid'),
    higher: column('higher'),
    lower: column('lower'),
    first: column('first'),
    second: column('second'),
  }
}

/** With one question a person has no second bid. */
function asked(random: Random, people: number, bids: 1 | 2): Replication {
  const numbers = answersOf(random, people)
  const lines = new Float64Array(people)
  const answer = { kind: 'units', rows: people, lines, numbers, categories: {} } as const
  const { next: _, ...single } = survey
  const settings = { level: 0.95, seed: random.oneOf(1e6), resamples: 200 }
  const view = evaluateDichotomousChoice(
    bids === 2 ? survey : { ...single, answers: ['first'] },
    answer,
    settings,
  )
  const { fit, lowerBoundMean, findings } = view
  const of = (key: 'median' | 'location' | 'scale'): SureValue => ('reason' in fit ? fit : fit[key])
  const prices = bids === 2 ? [2.5, 5, 10, 20, 40, 80] : BIDS
  const figures: readonly Observed[] = [
    observed('median', 'nominal', MEDIAN, of('median')),
    observed('location', 'nominal', Math.log(MEDIAN), of('location')),
    observed('scale', 'nominal', SCALE, of('scale')),
    observed(
      'lower-bound mean',
      people < FEW ? 'stated' : 'nominal',
      lowerBound(prices),
      lowerBoundMean,
    ),
  ]
  return { observed: figures, codes: findings.map(({ code }) => code) }
}

const words = (people: number, bids: string): string =>
  `${people} people, ${bids}, willingness to pay log-logistic with median ${MEDIAN} and scale ${SCALE}`

/** Yes and no to one bid or to two, from a law that is known. */
export const willingnessScenarios: readonly Scenario[] = [
  {
    id: 'double-bounded-300',
    design: 'willingness',
    words: words(300, 'one of four bids and a second one'),
    replicate: (random) => asked(random, 300, 2),
  },
  {
    id: 'double-bounded-60',
    design: 'willingness',
    words: words(60, 'one of four bids and a second one'),
    replicate: (random) => asked(random, 60, 2),
  },
  {
    id: 'single-bounded-300',
    design: 'willingness',
    words: words(300, 'one of four bids'),
    replicate: (random) => asked(random, 300, 1),
  },
]
