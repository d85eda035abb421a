import { StatisticsError } from '../error.ts'

/**
 * How far do two divisions of the same points agree, beyond chance? 1 where they are the same, 0 on average by chance,
 * whatever the names of the groups. Both all in one group, or each point alone in both: 1. Throws `too-few` under two
 * points, `domain` on unequal lengths.
 * Source: Hubert and Arabie, J Classif 1985;2:193, eq 5.
 */
export function adjustedRandIndex(one: Int32Array, other: Int32Array): number {
  if (one.length !== other.length) {
    throw new StatisticsError('domain', 'two divisions of one set of points have one length')
  }
  if (one.length < 2) throw new StatisticsError('too-few', 'agreement needs two points')
  const pairsOf = (counts: Iterable<number>): number => {
    let pairs = 0
    for (const count of counts) pairs += (count * (count - 1)) / 2
    return pairs
  }
  const together = pairsOf(counted(one, (i) => `${one[i]} ${other[i]}`))
  const [first, second] = [one, other].map((labels) =>
    pairsOf(counted(labels, (i) => `${labels[i]}`)),
  ) as [number, number]
  const expected = (first * second) / pairsOf([one.length])
  const most = (first + second) / 2
  return most === expected ? 1 : (together - expected) / (most - expected)
}

function counted(labels: Int32Array, keyOf: (i: number) => string): Iterable<number> {
  const counts = new Map<string, number>()
  for (let i = 0; i < labels.length; i++) counts.set(keyOf(i), (counts.get(keyOf(i)) ?? 0) + 1)
  return counts.values()
}
