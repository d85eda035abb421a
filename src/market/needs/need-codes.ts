import type { Categories } from '#evidence/rows/question'
import type { OddAnswers } from '#market/answers/odd-answers'
import type { People } from '#market/answers/people'
import { slug } from '#quantity/id'
import type { NeedCodes, SurveyedNeed } from '#market/needs/needs-survey'

/** Which need each label of a column stands for, by its place among the needs. */
export function needOfLabels(
  labels: readonly string[],
  needs: readonly SurveyedNeed[],
  codes: NeedCodes | undefined,
): readonly (number | undefined)[] {
  return labels.map((label) => {
    const wanted = codes === undefined ? slug(label) : needOfCode(label, codes)
    const at = needs.findIndex(({ id }) => id === wanted)
    return at < 0 ? undefined : at
  })
}

function needOfCode(label: string, codes: NeedCodes): string | undefined {
  return Object.entries(codes).find(([code]) => isSameValue(code, label))?.[1]
}

/** Values compare as numbers where both are numbers, else as trimmed text. */
export function isSameValue(a: string, b: string): boolean {
  const [one, other] = [a.trim(), b.trim()]
  if (one === '' || other === '') return one === other
  return one === other || Number(one) === Number(other)
}

/** Values of a column that stand for no need, in rows that have a say. */
export function strangers(
  [column, { codes, labels }]: readonly [string, Categories],
  people: People,
  known: (code: number) => boolean,
): readonly Omit<OddAnswers, 'why'>[] {
  const counts = new Map<number, number>()
  for (const [row, person] of people.ofRow.entries()) {
    const code = codes[row]!
    if (person >= 0 && code >= 0 && !known(code)) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  if (counts.size === 0) return []
  const count = [...counts.values()].reduce((sum, each) => sum + each, 0)
  return [{ column, count, examples: [...counts.keys()].map((code) => labels[code]!) }]
}
