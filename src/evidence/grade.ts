import type { Check, Design, Grade } from '#evidence/estimate'

/** A grade with its reason in words. */
export interface Graded {
  readonly grade: Grade
  readonly reason: string
}

/**
 * Strength of a design's evidence on the Maryland scientific methods scale (Sherman et al. 1997; table
 * of conventions.md, Evidence): randomised and crossover 5, or 4 with a failed check; paired and
 * adjusted before/after 2; unadjusted before/after and levels without a comparison 1.
 * @param adjusted whether the difference that counts is adjusted for covariates
 * @param failed labels of the failed checks
 */
export function gradeOf(design: Design, adjusted: boolean, failed: readonly string[]): Graded {
  switch (design) {
    case 'randomized':
      return controlled('arms assigned at random', failed)
    case 'crossover':
      return controlled('order assigned at random within each person', failed)
    case 'paired':
      return { grade: 2, reason: 'the same units before and after, without a control group' }
    case 'before-after':
      return adjusted
        ? { grade: 2, reason: 'other customers before and after, adjusted for covariates' }
        : { grade: 1, reason: 'other customers before and after, not adjusted' }
    case 'baseline':
      return { grade: 1, reason: 'levels only: nothing is compared' }
  }
}

function controlled(reason: string, failed: readonly string[]): Graded {
  if (failed.length === 0) return { grade: 5, reason }
  return { grade: 4, reason: `${reason}; lowered by a failed check: ${failed.join(', ')}` }
}

const FAILURES = ['sample-ratio', 'missing-value', 'carry-over']

/** Labels of the checks that failed for a need: those of the block, and those of the need itself. */
export function failedChecks(checks: readonly Check[], need: string): readonly string[] {
  return checks
    .filter((check) => !check.id.includes('.') || check.id.endsWith(`.${need}`))
    .filter((check) => check.findings.some((finding) => FAILURES.includes(finding.code)))
    .map((check) => check.label.toLowerCase())
}
