import type { Estimate } from '#evidence/estimate'

/** How many rows, or units measured both ways, a difference rests on. */
export function sizeOfEstimate({ design, baseline, treatment }: Estimate): number {
  const within = design === 'paired' || design === 'crossover'
  return within ? baseline.n : baseline.n + (treatment?.n ?? 0)
}
