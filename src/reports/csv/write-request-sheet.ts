import { sourceWords } from '#charts/wording'
import { delimitedLine } from '#formats/delimited-line'
import { english } from '#quantity/locale'
import { reasonWords } from '#reports/request-words'
import type { RequestSheet } from '#study/request-sheet'

/** The first five are what is read back; the rest is for the person who fills them in. */
const headers = [
  'id',
  'value',
  'unit',
  'by',
  'date',
  'name',
  'default',
  'low',
  'high',
  'source',
  'why',
] as const

/** A request sheet as a table with empty cells for the customer's own value, who said so, and when. */
export function writeRequestTable({ figures, currency }: RequestSheet): string {
  const lines = figures.map((figure) => {
    const { id, unit, name, central, low, high, source } = figure
    const own = [id, '', unit, '', '']
    const ours = [name, central, low, high, sourceWords(source)]
    return delimitedLine([...own, ...ours, reasonWords(figure, currency, english)])
  })
  return delimitedLine([...headers]) + lines.join('')
}
