/**
 * Points that fill a cube of side 1 evenly, the same whenever asked: the additive recurrence with the root of
 * x^(d + 1) = x + 1. One empty point where there is no dimension.
 * Source: Roberts, "The unreasonable effectiveness of quasirandom sequences" (2018); Niederreiter (1992), section 3.1.
 */
export function spreadPoints(dimensions: number, count: number): readonly (readonly number[])[] {
  if (dimensions === 0) return [[]]
  let root = 2
  for (let i = 0; i < 60; i++) root = (1 + root) ** (1 / (dimensions + 1))
  return Array.from({ length: count }, (_, i) =>
    Array.from({ length: dimensions }, (__, j) => (0.5 + (i + 1) / root ** (j + 1)) % 1),
  )
}
