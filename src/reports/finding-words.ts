import type { Finding, Place } from '#quantity/finding'

/** What is wrong or doubtful and how to mend it, as sentences. */
export function findingWords({ message, hint }: Finding): string {
  return [message, ...(hint === undefined ? [] : [hint])].map(ended).join(' ')
}

/** "receipt.csv, line 17, column wait", or the path in the document. */
export function placeWords(place: Place): string {
  const line = place.row ?? place.line
  return [
    place.file,
    line === undefined ? undefined : `line ${line}`,
    place.field === undefined ? undefined : `column ${place.field}`,
    place.file === undefined ? place.path : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(', ')
}

function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
