import { leadingContrast, type Comparison } from '#evidence/comparison'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { SubgroupEffect } from '#evidence/further/subgroups'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'

/** From so many subgroups on one may go the way of the whole and the effect still counts as reversed. */
const MANY_LEVELS = 5

/** The least share of the rows that subgroups with the other direction hold then. */
const NEARLY_ALL = 0.8

/**
 * Effects whose direction is the other way in every subgroup of a column, or in all but one of five and more that hold four
 * fifths of the rows (Simpson's paradox): the arms hold another mix of the subgroups, and the whole compares mixes.
 * Source: Simpson, J R Stat Soc B 1951;13:238; Bickel, Hammel and O'Connell, Science 1975;187:398.
 */
export function reversedEffects(
  { block }: BlockContext,
  comparisons: readonly Comparison[],
  effects: readonly SubgroupEffect[],
): readonly Finding[] {
  return comparisons.flatMap((comparison) => {
    const whole = leadingContrast(comparison)?.difference.value ?? 0
    const { id } = comparison.need
    return block.by.flatMap((column) => {
      const own = effects.filter((one) => one.column === column && one.need === id)
      const against = own.filter(({ difference }) => difference.value * whole < 0)
      return isReversed(own, against)
        ? [reversal(block, [id, column], [against.length, own.length])]
        : []
    })
  })
}

function isReversed(
  effects: readonly SubgroupEffect[],
  against: readonly SubgroupEffect[],
): boolean {
  if (effects.length < 2) return false
  if (against.length === effects.length) return true
  const rows = (some: readonly SubgroupEffect[]): number => some.reduce((sum, { n }) => sum + n, 0)
  return (
    effects.length >= MANY_LEVELS &&
    against.length === effects.length - 1 &&
    rows(against) >= NEARLY_ALL * rows(effects)
  )
}

function reversal(
  block: BlockContext['block'],
  [need, column]: readonly [string, string],
  [against, all]: readonly [number, number],
): Finding {
  const within = against === all ? `each of the ${all} groups` : `${against} of the ${all} groups`
  return warning(
    'direction-reversed',
    placeOf(block),
    `${block.id}: the effect on \`${need}\` goes one way over all rows and the other way within ${within} of ${column} (Simpson’s paradox): the arms hold another mix of them.`,
    (block.segments !== undefined && column === 'segment') ||
      block.found?.some(({ id }) => id === column) === true
      ? 'Read it by segment.'
      : `Read it by ${column}, or name \`${column}\` among the \`covariates\`.`,
  )
}
