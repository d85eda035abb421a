import type { ChoiceTerm } from '#market/choice/choice-terms'
import { sentence } from '#quantity/sentence'

/** A term in words: "price", "one s more of acceleration", "brand yoplait". */
export function termWords({ id, attribute, level, unit }: ChoiceTerm): string {
  if (id === 'price') return 'the price'
  const words = attribute.replaceAll('-', ' ')
  if (level === undefined) return `one ${unit ?? 'unit'} more of ${words}`
  if (id === 'asc.none') return 'none of these'
  return attribute === 'asc' ? level : `${words} ${level}`
}

/** A term as a label: "Acceleration, a s", "Brand: yoplait". */
export function termLabel({ id, attribute, level, unit }: ChoiceTerm): string {
  if (id === 'price') return 'Price'
  if (id === 'asc.none') return 'None of these'
  const words = attribute.replaceAll('-', ' ')
  const name = attribute === 'asc' ? 'Solution' : sentence(words)
  if (level !== undefined) return `${name}: ${level}`
  return unit === undefined ? name : `${name}, per ${unit}`
}
