import type { BlockContext } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import { countInWords, inWords } from '#evidence/words'

/**
 * How many rows of one weight know as much of a mean as the rows of the arms with their weights (Kish); absent where
 * all rows count alike.
 */
export function weightsCheck({ block, view }: BlockContext): Check | undefined {
  const weights = view?.weights?.filter((_, row) => view.arms[row] !== -1)
  if (weights === undefined || weights.length === 0) return undefined
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const value = total ** 2 / weights.reduce((sum, weight) => sum + weight * weight, 0)
  const least = weights.reduce((low, weight) => Math.min(low, weight))
  const most = weights.reduce((high, weight) => Math.max(high, weight))
  return {
    block: block.id,
    id: 'effective-rows',
    label: 'Rows that the weights leave',
    value,
    unit: '1',
    words: `weights from ${inWords(least)} to ${inWords(most)}: ${countInWords(weights.length, 'row')} know as much of a mean as ${inWords(value)} of one weight`,
    settings: { rows: weights.length, least, most },
    findings: [],
  }
}
