import type { AssumptionVerdict } from '#evidence/stated/stated-evidence'
import type { Assessment } from '#study/evaluation/assessment'

/** What people say of each assumption: "2 confirm; disputed by finance: on-costs are higher". */
export function verdictWords({ study }: Assessment): ReadonlyMap<string, string> {
  const verdicts = study.stated.flatMap((interview) => interview.verdicts)
  const groups = Map.groupBy(verdicts, ({ assumption }) => assumption)
  return new Map([...groups].map(([id, said]) => [id, wordsOf(said)]))
}

function wordsOf(said: readonly AssumptionVerdict[]): string {
  const confirmed = said.filter(({ verdict }) => verdict === 'confirmed').length
  const disputed = said.filter(({ verdict }) => verdict === 'disputed').map(disputedWords)
  const first = confirmed === 0 ? [] : [confirmed === 1 ? '1 confirms' : `${confirmed} confirm`]
  return [...first, ...disputed].join('; ')
}

function disputedWords({ by, words }: AssumptionVerdict): string {
  const who = `disputed by ${by ?? 'somebody'}`
  return words === undefined ? who : `${who}: ${words}`
}
