import { unitsOf } from '../../evidence/evidence-rows.ts'
import { evaluatePaidByPerson } from '#market/paid-improvement/evaluate-paid-by-person'
import type { PaidByPerson } from '#market/paid-improvement/paid-by-person'
import type { AttributePricesBlock } from '#market/price/attribute-prices-block'
import { evaluateAttributePrices } from '#market/price/evaluate-attribute-prices'
import type { SureValue } from '#market/sure-value'
import { observed } from '../observe.ts'
import type { Random } from '../random.ts'
import { rowsOf, times, type Row } from '../rows-of.ts'
import type { Observed, Replication, Scenario } from '../scenario.ts'

const level = 0.95

const paid: PaidByPerson = {
  kind: 'paid-by-person',
  id: 'worth',
  path: 'paid-by-person.worth',
  data: 'rows',
  improvement: { column: 'saved' },
  paid: 'paid',
  paidScale: 1,
  units: { improvement: 'min', paid: 'EUR', slope: 'EUR/min' },
}

/** Money for a minute. */
const SLOPE = 0.8
/** Of what is saved and what is paid, where both are normal. */
const CORRELATION = 0.5
/** Of their ranks then: Kruskal, JASA 1958;53:814. */
const RANKS = (6 / Math.PI) * Math.asin(CORRELATION / 2)

/** Both normal, people scatter alike about the line. */
function even(random: Random): Row {
  const saved = random.normal(10, 4)
  const sd = 4 * SLOPE * Math.sqrt(1 / CORRELATION ** 2 - 1)
  return { saved, paid: 20 + SLOPE * (saved - 10) + random.normal(0, sd) }
}

/** Few save much, and they scatter more. */
function uneven(random: Random): Row {
  const saved = random.gamma(10, 2)
  return { saved, paid: 20 + SLOPE * (saved - 10) + random.normal(0, 1 + 0.4 * saved) }
}

function byPerson(rows: readonly Row[], ranks?: number): Replication {
  const block = rows[0]!['weight'] === undefined ? paid : { ...paid, weight: 'weight' }
  const { slope, rankCorrelation, findings } = evaluatePaidByPerson(block, unitsOf(rowsOf(rows)), {
    level,
  })
  const order: readonly Observed[] =
    ranks === undefined ? [] : [observed('rank correlation', 'nominal', ranks, rankCorrelation)]
  return {
    observed: [observed('slope', 'cautious', SLOPE, slope), ...order],
    codes: findings.map(({ code }) => code),
  }
}

const lists: AttributePricesBlock = {
  kind: 'attribute-prices',
  id: 'parts',
  path: 'attribute-prices.parts',
  data: 'lists',
  price: 'price',
  attributes: [
    { id: 'memory', column: 'memory', moneyUnit: 'USD' },
    { id: 'screen', column: 'screen', moneyUnit: 'USD' },
    { id: 'label', column: 'label', base: 'none', moneyUnit: 'USD' },
  ],
  money: { unit: 'USD', scale: 1 },
}

/** What memory, a screen and the label add. */
const ADDS = [48, 10, 60] as const

/** Offers of which dearer ones scatter more; so many of them have the label. */
function offers(
  random: Random,
  { count, labelled, makers }: { count: number; labelled: number; makers?: number },
): readonly Row[] {
  const own = times(makers ?? 0, () => random.normal(0, 60))
  return times(count, (i) => {
    const memory = 2 ** random.oneOf(4)
    const screen = random.uniform(12, 20)
    const label = i < labelled ? 'eco' : 'none'
    const worth = ADDS[0] * memory + ADDS[1] * screen + (i < labelled ? ADDS[2] : 0)
    const noise = random.normal(0, 25 * Math.sqrt(memory))
    const row = { memory, screen, label }
    if (makers === undefined) return { ...row, price: 500 + worth + noise }
    const maker = random.oneOf(makers)
    return { ...row, maker: `m${maker}`, price: 500 + worth + own[maker - 1]! + noise }
  })
}

function adds(rows: readonly Row[]): Replication {
  const block = rows[0]!['maker'] === undefined ? lists : { ...lists, cluster: 'maker' }
  const { found, findings } = evaluateAttributePrices(block, unitsOf(rowsOf(rows)), { level })
  const of = (k: number): SureValue => {
    if ('reason' in found) return found
    const { difference: value, interval } = found.coefficients[k]!
    return { value, interval }
  }
  return {
    observed: ['a number that scatters more', 'a number', 'a name'].map((figure, k) =>
      observed(figure, 'cautious', ADDS[k]!, of(k)),
    ),
    codes: findings.map(({ code }) => code),
  }
}

/** Straight lines: what people pay by what they save, and what attributes add to a price. */
export const lineScenarios: readonly Scenario[] = [
  ...[20, 60].map((count) => ({
    id: `paid-by-person-${count}`,
    design: 'paid-by-person',
    words: `${count} people, saved time and money normal, correlation ${CORRELATION}`,
    replicate: (random: Random) =>
      byPerson(
        times(count, () => even(random)),
        RANKS,
      ),
  })),
  ...[10, 20, 60].map((count) => ({
    id: `paid-unevenly-${count}`,
    design: 'paid-by-person',
    words: `${count} people; few save much, and scatter more`,
    replicate: (random: Random) => byPerson(times(count, () => uneven(random))),
  })),
  {
    id: 'paid-with-weights-60',
    design: 'paid-by-person',
    words: '60 people; few save much, and scatter more; weights from 0.5 to 3.5',
    replicate: (random) =>
      byPerson(times(60, () => ({ ...uneven(random), weight: random.uniform(0.5, 3.5) }))),
  },
  ...[
    [30, 3],
    [60, 6],
    [200, 20],
  ].map(([count, labelled]) => ({
    id: `offers-${count}`,
    design: 'attribute-prices',
    words: `${count} offers, ${labelled} with a label; dearer ones scatter more`,
    replicate: (random: Random) => adds(offers(random, { count: count!, labelled: labelled! })),
  })),
  ...[6, 12, 30].map((makers) => ({
    id: `offers-of-${makers}-makers`,
    design: 'attribute-prices',
    words: `${8 * makers} offers of ${makers} makers with prices of their own, a tenth of them with a label`,
    replicate: (random: Random) =>
      adds(offers(random, { count: 8 * makers, labelled: Math.round(0.8 * makers), makers })),
  })),
]
