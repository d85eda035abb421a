import type { ArmSummary, Estimate } from '#evidence/estimate'

/** The bins that are drawn, and whether each stands for one whole number. */
export interface Binned {
  readonly estimate: Estimate
  readonly whole: boolean
}

const slack = 1e-9

/**
 * One bin a whole number where a count was put into narrower ones: no gaps between the bars. The
 * same bins where they are wider, or where some hold values between whole numbers (means of units).
 */
export function wholeBins(estimate: Estimate): Binned {
  const edges = estimate.edges ?? []
  const arms = [estimate.baseline, estimate.treatment].filter((arm) => arm !== undefined)
  const wholes = edges.slice(1).map((_, bin) => wholesIn(edges, bin))
  const filled = wholes.filter((__, bin) => arms.some((arm) => (arm.counts?.[bin] ?? 0) > 0))
  if (estimate.type !== 'count' || wholes.some((found) => found.length > 1)) {
    return { estimate, whole: false }
  }
  if (filled.length === 0 || filled.some((found) => found.length === 0)) {
    return { estimate, whole: false }
  }
  const low = filled[0]![0]!
  const size = filled.at(-1)![0]! - low + 1
  const binned = (arm: ArmSummary): ArmSummary => ({
    ...arm,
    counts: Array.from({ length: size }, (_, i) => {
      const bin = wholes.findIndex(([whole]) => whole === low + i)
      return arm.counts?.[bin] ?? 0
    }),
  })
  return {
    whole: true,
    estimate: {
      ...estimate,
      edges: Array.from({ length: size + 1 }, (_, i) => low + i - 0.5),
      baseline: binned(estimate.baseline),
      ...(estimate.treatment === undefined ? {} : { treatment: binned(estimate.treatment) }),
    },
  }
}

/** The whole numbers in a bin: its lower edge counts, its upper one in the last bin alone. */
function wholesIn(edges: readonly number[], bin: number): readonly number[] {
  const first = Math.ceil(edges[bin]! - slack)
  const end = edges[bin + 1]! + (bin === edges.length - 2 ? slack : -slack)
  const count = Math.max(0, Math.min(2, Math.ceil(end - first)))
  return Array.from({ length: count }, (_, i) => first + i)
}
