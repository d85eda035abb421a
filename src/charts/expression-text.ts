import { assumptionWords } from '#charts/tables/assumption-table'
import { formatPlain } from '#quantity/format-number'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Expression } from '#value/formula/expression'
import type { ValueModel } from '#value/model'

/**
 * A setting of the model that is a share, as people read it: a number in percent, an assumption
 * by its label and its text as written, anything else as a formula.
 */
export function shareText(
  expression: Expression,
  model: Pick<ValueModel, 'assumptions'>,
  locale: Locale,
): string {
  const written = (part: Expression): string => shareText(part, model, locale)
  switch (expression.kind) {
    case 'number':
      return numberText(expression.value, expression.unit?.text, locale)
    case 'name':
      return nameText(expression.name, model)
    case 'year':
      return 'year'
    case 'negate':
      return `-${written(expression.of)}`
    case 'binary':
      return `(${written(expression.left)} ${expression.operator} ${written(expression.right)})`
    case 'call':
      return `${expression.name}(${expression.of.map(written).join(', ')})`
    case 'need':
      return `${expression.name}(${expression.need})`
    case 'distribution':
      return 'a range'
  }
}

function numberText(value: number, unit: string | undefined, locale: Locale): string {
  if (unit === undefined || unit === '1') return formatQuantity({ value, unit: '%' }, locale)
  return `${formatPlain(value, locale)}${unit === '%' ? '\u2009%' : ` ${unit}`}`
}

function nameText(name: string, model: Pick<ValueModel, 'assumptions'>): string {
  const assumption = model.assumptions.find((one) => one.id === name)
  if (assumption === undefined) return name
  const words = assumptionWords(assumption)
  return assumption.generated ? words : `${assumption.label} (${words})`
}
