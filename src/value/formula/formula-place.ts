import type { Place } from '#quantity/finding'
import type { Span } from '#value/formula/expression'

/**
 * The place of a part of a formula, given the place of the formula's first character: its column
 * moves on by the part's start, where line and column are known.
 */
export function placeOfSpan(place: Place, span: Span): Place {
  if (place.line === undefined || place.column === undefined) return place
  return { ...place, column: place.column + span.start }
}
