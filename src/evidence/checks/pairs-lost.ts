import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import { countInWords, listInWords } from '#evidence/words'
import { warning } from '#quantity/finding'

/** How many units lack one of the two measurements of a need; they cannot be compared with themselves. */
export function pairsLostCheck(
  { block }: BlockContext,
  need: string,
  lost: readonly string[],
): Check {
  const words =
    lost.length === 0
      ? `${need}: every unit was measured in both arms.`
      : `${need}: ${countInWords(lost.length, 'unit')} measured in one arm only, and left out of the comparison: ${listInWords(lost)}.`
  return {
    block: block.id,
    id: `pairs-lost.${need}`,
    label: `Pairs lost of \`${need}\``,
    value: lost.length,
    unit: 'unit',
    words,
    findings: lost.length === 0 ? [] : [warning('pairs-lost', placeOf(block), words)],
  }
}
