import type { UnitsAnswer } from '#evidence/rows/question'
import { categoriesOf, labelAt } from '#evidence/rows/units-view'
import { fewPeople, withoutName, withoutWeight } from '#market/answers/answer-findings'
import { peopleOf, type People } from '#market/answers/people'
import type { MarketSettings } from '#market/evaluate-block'
import {
  buyersNotFound,
  inverted,
  negativeTests,
  onePrice,
  oneSided,
  unansweredTests,
} from '#market/price/gabor-granger-findings'
import type { GaborGrangerSurvey } from '#market/price/gabor-granger-survey'
import type { GaborGrangerView } from '#market/price/gabor-granger-view'
import { inMoney } from '#market/price/price-basis'
import { orReason } from '#market/sure-value'
import { drawnCosts, expectedCost } from '#market/price/unit-cost'
import { testedPrices, type PriceTests, type TestedPrices } from '#stats/pricing/tested-prices'
import { createGenerator } from '#stats/random/generator'

/**
 * Which of the tested prices brings the most revenue and profit for each person asked, and how sure that is. Rows without
 * a price or an answer are left out.
 *
 * @param answer the answer to `blockQuestion`
 */
export function evaluateGaborGranger(
  survey: GaborGrangerSurvey,
  answer: UnitsAnswer,
  settings: Pick<MarketSettings, 'level' | 'seed' | 'resamples'>,
): GaborGrangerView {
  const people = peopleOf(answer, survey)
  const prices = inMoney(
    answer.numbers[survey.price] ?? new Float64Array(answer.rows).fill(NaN),
    survey.money,
  )
  const buys = buysOf(survey, answer)
  const rows = Int32Array.from(prices, (_, row) => row).filter(
    (row) => people.ofRow[row]! >= 0 && prices[row]! >= 0 && !Number.isNaN(buys[row]!),
  )
  const tests = testsOf({ people, prices, buys }, rows)
  const share = invertedShare(tests)
  const count = new Set(tests.people).size
  return {
    block: survey,
    people: count,
    ...(share === undefined ? {} : { inconsistent: share }),
    tested: orReason(() => testedOf(survey, tests, settings)),
    findings: [
      ...withoutWeight(survey, people.weightless),
      ...negativeTests(survey, prices),
      ...withoutName(survey, people.nameless),
      ...unansweredTests(survey, answer.rows - people.weightless - people.nameless - rows.length),
      ...fewPeople(survey, count),
      ...buyersNotFound(survey, answer, tests.buys),
      ...onePrice(survey, tests.prices),
      ...oneSided(survey, tests.buys),
      ...inverted(survey, share),
    ],
  }
}

/** 1 where the answer means buying, else 0; NaN where there is none. */
function buysOf({ answer: column, buys }: GaborGrangerSurvey, answer: UnitsAnswer): Float64Array {
  if ('oneOf' in buys) {
    const said = categoriesOf({ answer }, column)
    const yes = new Set(buys.oneOf)
    return Float64Array.from({ length: answer.rows }, (_, row) => {
      const label = said === undefined ? undefined : labelAt(said, row)
      return label === undefined ? NaN : Number(yes.has(label.trim()))
    })
  }
  const said = answer.numbers[column] ?? new Float64Array(answer.rows).fill(NaN)
  return said.map((value) =>
    Number.isNaN(value)
      ? NaN
      : Number('atLeast' in buys ? value >= buys.atLeast : value <= buys.atMost),
  )
}

function testsOf(
  { people, prices, buys }: Pick<PriceTests, 'prices' | 'buys'> & { readonly people: People },
  rows: Int32Array,
): PriceTests {
  const known = new Map<number, number>()
  const own = Int32Array.from(rows, (row) => {
    const person = people.ofRow[row]!
    if (!known.has(person)) known.set(person, known.size)
    return known.get(person)!
  })
  const weights = people.weights
  return {
    prices: Float64Array.from(rows, (row) => prices[row]!),
    buys: Float64Array.from(rows, (row) => buys[row]!),
    people: own,
    ...(weights === undefined
      ? {}
      : { weights: Float64Array.from(known.keys(), (person) => weights[person]!) }),
  }
}

function testedOf(
  survey: GaborGrangerSurvey,
  tests: PriceTests,
  { level, seed, resamples }: Pick<MarketSettings, 'level' | 'seed' | 'resamples'>,
): TestedPrices {
  const { id, unitCost } = survey
  const costs =
    unitCost === undefined
      ? { unitCost: 0, unitCosts: new Float64Array(resamples) }
      : {
          unitCost: expectedCost(unitCost),
          unitCosts: drawnCosts(unitCost, createGenerator(seed, `unit-cost ${id}`), resamples),
        }
  const generator = createGenerator(seed, `gabor-granger ${id}`)
  return testedPrices(tests, { generator, resamples, level, ...costs })
}

/** Of those asked at several prices: who says no at a price and yes at a higher one. */
function invertedShare({ prices, buys, people }: PriceTests): number | undefined {
  const highest = new Map<number, number>()
  const lowest = new Map<number, number>()
  const asked = new Map<number, Set<number>>()
  for (const [row, person] of people.entries()) {
    const price = prices[row]!
    asked.set(person, (asked.get(person) ?? new Set()).add(price))
    if (buys[row] === 1) highest.set(person, Math.max(highest.get(person) ?? price, price))
    else lowest.set(person, Math.min(lowest.get(person) ?? price, price))
  }
  const several = [...asked].filter(([, own]) => own.size > 1).map(([person]) => person)
  if (several.length === 0) return undefined
  const inverted = several.filter(
    (person) => (highest.get(person) ?? -Infinity) > (lowest.get(person) ?? Infinity),
  )
  return inverted.length / several.length
}
