import type { CostKind } from '#value/model'

/** Kinds of cost that are the price of a solution; the others are what it takes to use it. */
export const priceKinds: readonly CostKind[] = [
  'purchase',
  'operation',
  'maintenance',
  'support',
  'upgrade',
  'replacement',
]
