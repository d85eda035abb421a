import { compareArms } from '#evidence/comparisons/independent-arms'
import type { BlockContext } from '#evidence/context'
import type { DesignResult } from '#evidence/design-result'

/** One way of working and nothing to compare: levels with intervals; no improvement is claimed. */
export function evaluateBaseline(context: BlockContext): DesignResult {
  const arms = compareArms(context)
  return {
    gradedAs: 'baseline',
    comparisons: arms.needs.map(({ comparison }) => comparison),
    checks: [],
    findings: arms.findings,
  }
}
