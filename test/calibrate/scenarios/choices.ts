import type { UnitsAnswer } from '#evidence/rows/question'
import type { ChoiceSurvey } from '#market/choice/choice-survey'
import type { ChoiceView, TermView } from '#market/choice/choice-view'
import { evaluateChoice } from '#market/choice/evaluate-choice'
import type { SureValue } from '#market/sure-value'
import { observed } from '../observe.ts'
import type { Random } from '../random.ts'
import type { Observed, Replication, Scenario } from '../scenario.ts'

const survey: ChoiceSurvey = {
  kind: 'choice',
  id: 'phones',
  path: 'surveys.phones',
  data: 'rows',
  respondent: 'person',
  task: 'task',
  chosen: 'chosen',
  stated: true,
  price: { column: 'price', money: { unit: 'EUR', scale: 1 } },
  attributes: [
    { id: 'speed', column: 'speed' },
    { id: 'ours', column: 'ours' },
  ],
  scenarios: [
    {
      id: 'now',
      offers: [
        { id: 'one', values: { price: 3, speed: 2, ours: 1 } },
        { id: 'two', values: { price: 2, speed: 1 } },
      ],
    },
  ],
}

/** Weights of price, speed and ours: their mean over people. */
const MEANS = [-0.8, 0.6, 0.4] as const
const TASKS = 8
const OFFERS = 3

/** How people differ: standard deviations around the means. */
type Spreads = readonly [number, number, number]

/** Three offers at random in each of eight tasks; the best of each by the person's weights is taken. */
function choicesOf(
  random: Random,
  people: number,
  weightsOf: (person: number) => readonly number[],
): UnitsAnswer {
  const rows = people * TASKS * OFFERS
  const column = (): Float64Array => new Float64Array(rows)
  const numbers = {
    price: column(),
    speed: column(),
    ours: column(),
    chosen: column(),
  }
  for (let person = 0, row = 0; person < people; person++) {
    const weights = weightsOf(person)
    for (let task = 0; task < TASKS; task++) {
      const utilities = Array.from({ length: OFFERS }, (_, offer) => {
        const values = [random.uniform(1, 5), random.uniform(0, 4), random.yes(0.5)]
        const at = row + offer
        ;[numbers.price[at], numbers.speed[at], numbers.ours[at]] = values as [
          number,
          number,
          number,
        ]
        const noise = -Math.log(-Math.log(random.uniform(0, 1)))
        return values.reduce((sum, value, k) => sum + weights[k]! * value, noise)
      })
      numbers.chosen[row + utilities.indexOf(Math.max(...utilities))] = 1
      row += OFFERS
    }
  }
  const codes = (size: number): Int32Array =>
    Int32Array.from({ length: rows }, (_, row) => Math.floor(row / size))
  const named = (size: number) => ({
    codes: codes(size),
    labels: Array.from({ length: rows / size }, (_, i) => `${i}`),
  })
  return {
    kind: 'units',
    rows,
    lines: column(),
    numbers,
    categories: { person: named(TASKS * OFFERS), task: named(OFFERS) },
  }
}

interface Asked {
  readonly people: number
  readonly spreads: Spreads
  readonly bayes?: ChoiceSurvey['bayes']
}

function asked(random: Random, { people, spreads, bayes }: Asked): Replication {
  const answer = choicesOf(random, people, () =>
    MEANS.map((mean, k) => random.normal(mean, spreads[k]!)),
  )
  const settings = { level: 0.95, seed: random.oneOf(1e6), resamples: 500 }
  const view = evaluateChoice(bayes === undefined ? survey : { ...survey, bayes }, answer, settings)
  const own = bayes === undefined ? pooledFigures(view) : spreadFigures(view, spreads)
  const codes = view.findings.map(({ code }) => code)
  return { observed: [...weightFigures(view), ...own], codes }
}

const [PRICE, SPEED, OURS] = MEANS
const WORTH = -SPEED / PRICE

function termOf({ terms }: ChoiceView, id: string): TermView | undefined {
  return terms.find(({ term }) => term.id === id)
}

function weightFigures(view: ChoiceView): readonly Observed[] {
  return [
    observed('weight of price', 'nominal', PRICE, sure(termOf(view, 'price')?.coefficient)),
    observed('weight of ours', 'nominal', OURS, sure(termOf(view, 'ours')?.coefficient)),
    observed('worth of speed', 'nominal', WORTH, sure(termOf(view, 'speed')?.worth)),
  ]
}

/** The interval from draws, and the share of an offer. */
function pooledFigures(view: ChoiceView): readonly Observed[] {
  const interval = termOf(view, 'speed')?.drawnWorth
  const drawn = interval === undefined ? undefined : { value: WORTH, interval }
  const share = 1 / (1 + Math.exp(-(PRICE + SPEED + OURS)))
  return [
    observed('worth of speed, drawn', 'nominal', WORTH, drawn),
    observed('share', 'nominal', share, sure(view.scenarios[0]?.offers[0]?.share)),
  ]
}

/** How people differ leans on the prior: nothing is claimed. */
function spreadFigures(view: ChoiceView, [price, speed]: Spreads): readonly Observed[] {
  return [
    observed('spread of price', 'stated', price, sure(termOf(view, 'price')?.spread)),
    observed('spread of speed', 'stated', speed, sure(termOf(view, 'speed')?.spread)),
  ]
}

/** The logarithm of how much a price keeps people away, and what speed and ours are worth: middles and spreads. */
const MONEY = [
  [Math.log(0.8), 0.4],
  [0.75, 0.6],
  [0.5, 0.7],
] as const

/** People whose worth in money is normal, and their weight of the price lognormal. */
function inMoney(random: Random, people: number): Replication {
  const worth = Array.from({ length: people }, () =>
    MONEY.map(([mean, spread]) => random.normal(mean, spread)),
  )
  const weights = worth.map(([price, speed, ours]) => {
    const factor = Math.exp(price!)
    return [-factor, factor * speed!, factor * ours!]
  })
  const bayes = { chains: 2, burnIn: 150, draws: 300, inMoney: true }
  const settings = { level: 0.95, seed: random.oneOf(1e6), resamples: 500 }
  const view = evaluateChoice(
    { ...survey, bayes },
    choicesOf(random, people, (person) => weights[person]!),
    settings,
  )
  const sorted = Float64Array.from(worth, ([, speed]) => speed!).toSorted()
  const under = (share: number): number => sorted[Math.ceil(share * people) - 1]!
  const [price, speed, ours] = ['price', 'speed', 'ours'].map((id) => termOf(view, id))
  return {
    observed: [
      observed(
        'weight of price, middle',
        'nominal',
        -Math.exp(MONEY[0][0]),
        sure(price?.coefficient),
      ),
      observed('worth of speed, mean', 'nominal', MONEY[1][0], sure(speed?.worth)),
      observed('worth of ours, mean', 'nominal', MONEY[2][0], sure(ours?.worth)),
      observed('a tenth of the people, speed', 'stated', under(0.1), sure(speed?.people?.low)),
      observed('nine tenths of them, speed', 'stated', under(0.9), sure(speed?.people?.high)),
      observed('spread of worth of speed', 'stated', MONEY[1][1], sure(speed?.spread)),
    ],
    codes: view.findings.map(({ code }) => code),
  }
}

function sure(found: SureValue | undefined): SureValue {
  return found ?? { reason: 'Nothing was estimated.' }
}

const words = `choose among ${OFFERS} offers in ${TASKS} tasks`

/** Choices by weights that are known: the same for all, and different. */
export const choiceScenarios: readonly Scenario[] = [
  {
    id: 'choices-100',
    design: 'choice',
    words: `100 people ${words}, all with the same weights: pooled logit`,
    replicate: (random) => asked(random, { people: 100, spreads: [0, 0, 0] }),
  },
  {
    id: 'choices-20',
    design: 'choice',
    words: `20 people ${words}, all with the same weights: pooled logit`,
    replicate: (random) => asked(random, { people: 20, spreads: [0, 0, 0] }),
  },
  {
    id: 'choices-by-person',
    design: 'choice',
    words: `150 people ${words}, with weights of their own: hierarchical Bayes`,
    replicate: (random) =>
      asked(random, {
        people: 150,
        spreads: [0.4, 0.5, 0.6],
        bayes: { chains: 2, burnIn: 150, draws: 300 },
      }),
  },
  {
    id: 'choices-in-money',
    design: 'choice',
    words: `150 people ${words}, with worth in money of their own: hierarchical Bayes in WTP space`,
    replicate: (random) => inMoney(random, 150),
  },
]
