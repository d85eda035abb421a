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
