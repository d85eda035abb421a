import type { ChoiceTerm } from '#market/choice/choice-terms'
import type { TermView } from '#market/choice/choice-view'
import { drawn } from '#market/choice/drawn'
import type { HierarchicalLogit } from '#stats/choice/hierarchical-logit'

/** Shares of the people whose worth is shown: under it a tenth, half, nine tenths of them. */
const sharesOfPeople = [0.1, 0.5, 0.9] as const

/** Every so many draws people are put in order: neighbouring draws say nearly the same. */
const EVERY = 4

/** What units of the columns are worth to the people, draw by draw. */
export interface WorthOfPeople {
  /** Puts everybody in order by one draw of their weights. */
  add(weights: Float64Array): void
  /** The worth under which a share of the people lies, a list a parameter and share. */
  readonly ends: readonly (readonly number[][])[]
}

/** @param shareOf how much of all each person is */
export function worthOfPeople(size: number, shareOf: Float64Array): WorthOfPeople {
  const ends = Array.from({ length: size }, () => sharesOfPeople.map((): number[] => []))
  const order = Array.from(shareOf.keys())
  let draws = 0
  return {
    ends,
    add(weights) {
      if (draws++ % EVERY > 0) return
      for (const [k, lists] of ends.entries()) {
        order.sort((a, b) => weights[a * size + k]! - weights[b * size + k]!)
        let [under, at] = [0, 0]
        for (const [i, share] of sharesOfPeople.entries()) {
          while (at < order.length - 1 && under + shareOf[order[at]!]! < share)
            under += shareOf[order[at++]!]!
          lists[i]!.push(weights[order[at]! * size + k]!)
        }
      }
    },
  }
}

/** How the units of a fit become those that are shown. */
export interface WorthScales {
  /** Of each column, and money in a unit of the price's column. */
  readonly columns: readonly number[]
  readonly money: number
  readonly level: number
}

/** A term of weights in money: what it is worth over people, and what it does to a choice in their middle. */
export function pricedTerm(
  { means, spreads }: HierarchicalLogit,
  { ends }: WorthOfPeople,
  [term, k, price]: readonly [ChoiceTerm, number, number],
  { columns, money, level }: WorthScales,
): TermView {
  const factors = means[price]!.map((mean) => Math.exp(mean) / columns[price]!)
  if (k === price)
    return {
      term,
      coefficient: drawn(factors, -1, level),
      spread: drawn(spreads[k]!, 1, level),
    }
  const scale = columns[price]! / columns[k]!
  const [low, middle, high] = ends[k]!.map((list) =>
    drawn(Float64Array.from(list), money * scale, level),
  )
  return {
    term,
    coefficient: drawn(
      means[k]!.map((mean, i) => mean * factors[i]!),
      scale,
      level,
    ),
    spread: drawn(spreads[k]!, money * scale, level),
    worth: drawn(means[k]!, money * scale, level),
    people: { low: low!, middle: middle!, high: high! },
  }
}
