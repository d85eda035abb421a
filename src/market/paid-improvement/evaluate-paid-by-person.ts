import type { UnitsAnswer } from '#evidence/rows/question'
import { countInWords } from '#evidence/words'
import { withoutWeight } from '#market/answers/answer-findings'
import type { MarketSettings } from '#market/evaluate-block'
import { orderOf, slopeOf, type Pairs } from '#market/paid-improvement/straight-line'
import type { PaidByPerson } from '#market/paid-improvement/paid-by-person'
import type { ImprovedGroup, PaidByPersonView } from '#market/paid-improvement/paid-by-person-view'
import { customersOf, summarised, type Customers } from '#market/segments/customers'
import type { SureValue } from '#market/sure-value'
import { warning, type Finding } from '#quantity/finding'
import { standardErrorOf } from '#stats/influence/linear-estimate'
import { weightedMeanEstimate } from '#stats/influence/weighted-mean-estimate'
import { studentTCritical } from '#stats/intervals/critical-value'
import { intervalAround } from '#stats/intervals/interval'

/** Fewer people lie on a line by accident. */
const leastPeople = 5
const mostGroups = 5

/**
 * Whether people whose job was improved more would pay more: the slope of a straight line through all who were measured
 * and asked (HC3, so that people may scatter more at one end) and Spearman's rank correlation, both by weight where people
 * have weights. Rows of one person are averaged first. People differ in more than the improvement, and what
 * is measured with error flattens the slope: it describes, and says nothing of what more improvement would bring.
 *
 * @param answer the answer to `blockQuestion`
 */
export function evaluatePaidByPerson(
  block: PaidByPerson,
  answer: UnitsAnswer,
  { level }: Pick<MarketSettings, 'level'>,
): PaidByPersonView {
  const customers = customersOf(block, answer)
  const all = measured(block, customers, answer)
  const whole = Int32Array.from(all.paid.keys()).filter(
    (person) => !Number.isNaN(all.improvement[person]!) && !Number.isNaN(all.paid[person]!),
  )
  const pairs = pairsOf(all, whole)
  const people = whole.length
  const few: SureValue = {
    reason: `${peopleInWords(people)} ${people === 1 ? 'was' : 'were'} measured and asked, ${leastPeople} are needed`,
  }
  return {
    block,
    people,
    weighed: pairs.weights?.some((weight) => weight !== pairs.weights![0]) ?? false,
    improvement: meanOf(pairs, 'improvement', level),
    paid: meanOf(pairs, 'paid', level),
    slope: people < leastPeople ? few : slopeOf(pairs, 'HC3', level),
    rankCorrelation: people < leastPeople ? few : orderOf(pairs, level),
    groups: groupsOf(pairs, level),
    findings: findingsOf(block, customers, [people, customers.count]),
  }
}

/** What was measured of each person and what they would pay; NaN where there is none. */
function measured(
  { improvement, paid, paidScale }: PaidByPerson,
  customers: Customers,
  { numbers }: UnitsAnswer,
): Pairs {
  const means = (column: string): Float64Array => {
    const { [column]: values } = numbers
    return values === undefined
      ? new Float64Array(customers.count).fill(Number.NaN)
      : summarised(values, customers, 'mean')
  }
  const { weights } = customers
  const would = {
    paid: means(paid).map((value) => value * paidScale),
    ...(weights === undefined ? {} : { weights }),
  }
  if ('column' in improvement) return { improvement: means(improvement.column), ...would }
  const [before, after] = [means(improvement.before), means(improvement.after)]
  const sign = improvement.better === 'lower' ? -1 : 1
  const gained = before.map((value, i) => sign * (after[i]! * improvement.afterScale - value))
  return { improvement: gained, ...would }
}

function pairsOf({ improvement, paid, weights }: Pairs, people: Int32Array): Pairs {
  const own = (column: Float64Array): Float64Array => Float64Array.from(people, (i) => column[i]!)
  return {
    improvement: own(improvement),
    paid: own(paid),
    ...(weights === undefined ? {} : { weights: own(weights) }),
  }
}

function meanOf(pairs: Pairs, of: 'improvement' | 'paid', level: number): SureValue {
  const { [of]: values, weights = new Float64Array(values.length).fill(1) } = pairs
  if (values.length === 0) return { reason: 'nobody was both measured and asked' }
  if (values.length === 1) return { value: values[0]! }
  const estimate = weightedMeanEstimate(values, weights)
  const reach = studentTCritical(level, estimate.df) * standardErrorOf(estimate)
  return { value: estimate.value, interval: intervalAround(estimate.value, reach, level) }
}

/** People in rising order of improvement, cut into parts of five and more; who has the same improvement stays together. */
function groupsOf(pairs: Pairs, level: number): readonly ImprovedGroup[] {
  const { improvement } = pairs
  const order = Int32Array.from(improvement.keys()).toSorted(
    (a, b) => improvement[a]! - improvement[b]! || a - b,
  )
  const wanted = Math.min(mostGroups, Math.floor(order.length / leastPeople))
  const cuts = Array.from({ length: wanted }, (_, part) =>
    cutAt(pairs, order, Math.round((part * order.length) / wanted)),
  ).reduce<readonly number[]>((kept, cut) => {
    const smaller = Math.min(cut - (kept.at(-1) ?? -leastPeople), order.length - cut)
    return smaller < leastPeople ? kept : [...kept, cut]
  }, [])
  const parts = cuts.map((from, part) => order.subarray(from, cuts[part + 1] ?? order.length))
  return parts.map((part, at) => {
    const own = pairsOf(pairs, part)
    return {
      place: at + 1,
      people: part.length,
      improvement: meanOf(own, 'improvement', level),
      paid: meanOf(own, 'paid', level),
    }
  })
}

/** The place at which a part begins: behind all who have the improvement of the one before it. */
function cutAt({ improvement }: Pairs, order: Int32Array, place: number): number {
  let at = place
  while (at > 0 && at < order.length && improvement[order[at]!] === improvement[order[at - 1]!])
    at++
  return at
}

function peopleInWords(count: number): string {
  return count === 1 ? '1 person' : `${count} people`
}

function findingsOf(
  { id, path, per = '' }: PaidByPerson,
  { nameless, weightless }: Customers,
  [people, all]: readonly [number, number],
): readonly Finding[] {
  const lost = all - people
  return [
    ...(nameless === 0
      ? []
      : [
          warning(
            'missing-value',
            { path: `${path}.person` },
            `${countInWords(nameless, 'row')} of \`${id}\` ${nameless === 1 ? 'names' : 'name'} nobody in \`${per}\`, and ${nameless === 1 ? 'counts' : 'count'} for nothing.`,
          ),
        ]),
    ...withoutWeight({ id, path }, weightless),
    ...(lost === 0
      ? []
      : [
          warning(
            people < leastPeople ? 'too-few' : 'missing-value',
            { path },
            `${lost} of ${peopleInWords(all)} of \`${id}\` were not both measured and asked, and are left out.`,
            'Ask those whom you measure; rows of one person are brought together by `per`.',
          ),
        ]),
  ]
}
