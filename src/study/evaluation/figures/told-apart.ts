import type { Figure } from '#quantity/figure'

/**
 * Figures of which no two have one label, whatever blocks made them: where some do, each says behind its label the parts of
 * its id by which it differs from the others, of two pieces of evidence on one need their names.
 */
export function toldApart(figures: readonly Figure[]): readonly Figure[] {
  const namesakes = Map.groupBy(figures, ({ label }) => label)
  const words = new Map(
    [...namesakes.values()]
      .filter(({ length }) => length > 1)
      .flatMap((group) => differences(group.map(({ id }) => id))),
  )
  return figures.map((figure) => {
    const own = words.get(figure.id) ?? ''
    return own === '' ? figure : { ...figure, label: `${figure.label} (${own})` }
  })
}

/** Each id with those of its parts that are not the same in all of them; none has no words but the beginning of all others. */
function differences(ids: readonly string[]): readonly (readonly [id: string, words: string])[] {
  const parts = ids.map((id) => id.replace(/\]$/, '').split(/(?<!\[.*)[.[]|, /))
  return parts.map((own, at) => {
    const different = own.filter((part, place) => parts.some((other) => other[place] !== part))
    return [ids[at]!, different.map((part) => part.replace('=', ' ')).join(', ')]
  })
}
