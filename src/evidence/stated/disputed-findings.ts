import type { AssumptionVerdict, StatedEvidence } from '#evidence/stated/stated-evidence'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'

/** What people dispute of the study's assumptions, each with who and why: it stands at the assumption. */
export function disputedFindings({ id, verdicts }: StatedEvidence): readonly Finding[] {
  return verdicts
    .filter(({ verdict }) => verdict === 'disputed')
    .map((verdict) =>
      warning(
        'disputed',
        { path: `assumptions.${verdict.assumption}` },
        `The assumption \`${verdict.assumption}\` is disputed by ${whoSaid(verdict)} (${id})${why(verdict)}`,
        'Ask for their figure and its source; widen the range or change it.',
      ),
    )
}

function whoSaid({ by, date }: AssumptionVerdict): string {
  const who = by ?? 'somebody'
  return date === undefined ? who : `${who}, ${date}`
}

function why({ words }: AssumptionVerdict): string {
  if (words === undefined) return ', without a reason.'
  return /[.!?]$/.test(words) ? `: ${words}` : `: ${words}.`
}
