import type { Check, Design, Grade } from '#evidence/estimate'
import { listInWords } from '#evidence/words'

/** A grade with its reason in words. */
export interface Graded {
  readonly grade: Grade
  readonly reason: string
}

/**
 * Strength of a design's evidence on the Maryland scientific methods scale (Sherman et al. 1997; table
 * of conventions.md, Evidence): randomised and crossover 5, or 4 with a failed check; adjusted groups 3,
 * or 2 with a failed check; paired and adjusted before/after 2; unadjusted before/after or groups, usage
 * and levels without a comparison 1.
 * @param covariates what the difference that counts is adjusted for; empty where it is not
 * @param failed labels of the failed checks
 */
export function gradeOf(
  design: Design,
  covariates: readonly string[],
  failed: readonly string[],
): Graded {
  switch (design) {
    case 'randomized':
      return controlled('arms assigned at random', failed)
    case 'crossover':
      return controlled('order assigned at random within each person', failed)
    case 'paired':
      return { grade: 2, reason: 'the same units before and after, without a control group' }
    case 'before-after':
      return otherCustomers(covariates)
    case 'baseline':
      return { grade: 1, reason: 'levels only: nothing is compared' }
    case 'usage':
      return { grade: 1, reason: 'an association in use, not adjusted' }
    case 'non-randomized':
      return groups(covariates, failed)
    case 'longitudinal':
      return { grade: 2, reason: 'the same customers over time, without random assignment' }
    case 'interrupted-time-series':
      return series(failed)
    case 'difference-in-differences':
      return compared('a change against that of a control group', failed)
  }
}

function controlled(reason: string, failed: readonly string[]): Graded {
  return { grade: failed.length === 0 ? 5 : 4, reason: `${reason}${loweredBy(failed)}` }
}

function otherCustomers(covariates: readonly string[]): Graded {
  if (covariates.length === 0)
    return { grade: 1, reason: 'other customers before and after, not adjusted' }
  const reason = `other customers before and after, adjusted for ${listInWords(covariates)}`
  return { grade: 2, reason }
}

function groups(covariates: readonly string[], failed: readonly string[]): Graded {
  if (covariates.length === 0) return { grade: 1, reason: 'groups as they came, not adjusted' }
  return compared(`groups adjusted for ${listInWords(covariates)}`, failed)
}

/** A comparison of groups that were not drawn by lot, with what makes them comparable. */
function compared(reason: string, failed: readonly string[]): Graded {
  return { grade: failed.length === 0 ? 3 : 2, reason: `${reason}${loweredBy(failed)}` }
}

function series(failed: readonly string[]): Graded {
  const reason = 'a series before and after, without a control group'
  return { grade: failed.length === 0 ? 2 : 1, reason: `${reason}${loweredBy(failed)}` }
}

function loweredBy(failed: readonly string[]): string {
  return failed.length === 0 ? '' : `; lowered by a failed check: ${failed.join(', ')}`
}

const FAILURES = [
  'sample-ratio',
  'missing-value',
  'carry-over',
  'poor-overlap',
  'imbalance-left',
  'pre-trend',
  'one-pre-period',
  'measurement-break',
]

/** Checks of single covariates, which are of the block all the same. */
const OF_COVARIATES = 'balance.'

/** Labels of the checks that failed for a need: those of the block, and those of the need itself. */
export function failedChecks(checks: readonly Check[], need: string): readonly string[] {
  return checks
    .filter(
      ({ id }) => !id.includes('.') || id.startsWith(OF_COVARIATES) || id.endsWith(`.${need}`),
    )
    .filter((check) => check.findings.some((finding) => FAILURES.includes(finding.code)))
    .map((check) => check.label.toLowerCase())
}
