import type { Study } from '#study/study'
import type { Assumption } from '#value/model'
import type { Sensitivity } from '#value/result'

/** Assumptions that rest on somebody's judgement or on no source: those that move most first. */
export function assumptionsToConfirm(
  { model }: Study,
  sensitivities: readonly Pick<Sensitivity, 'input'>[],
): readonly Assumption[] {
  const ranks = new Map(sensitivities.map(({ input }, rank) => [input, rank]))
  const rankOf = ({ id }: Assumption): number => ranks.get(id) ?? Infinity
  return (model?.assumptions ?? [])
    .filter(({ generated, source }) => !generated && (source?.kind ?? 'judgement') === 'judgement')
    .toSorted((a, b) => (rankOf(a) === rankOf(b) ? 0 : rankOf(a) - rankOf(b)))
}
