/**
 * The words of a text in lower case, without punctuation; a hyphen or an apostrophe inside a word
 * stays. For looking words up in a list, not for showing.
 */
export function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[^\p{L}\p{N}'%-]+/u)
    .filter((word) => word !== '')
}

/**
 * The first of the phrases that stands in the text as whole words, as it stands there; its plural
 * counts too. Case is ignored unless `exact` is asked for (a brand that is an ordinary word too).
 */
export function findPhrase(
  text: string,
  phrases: readonly string[],
  matching: 'any-case' | 'exact' = 'any-case',
): string | undefined {
  const folded = foldCase(text)
  for (const phrase of phrases) {
    const [first = ''] = phrase.trim().split(/\s+/)
    // to make an expression takes much longer than to see that the phrase cannot be there
    if (!folded.includes(foldCase(first))) continue
    const escaped = phrase.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    if (escaped === '') continue
    const whole = `(?<![\\p{L}\\p{N}])${escaped.replaceAll(/\s+/g, String.raw`\s+`)}(?:e?s)?(?![\\p{L}\\p{N}])`
    const found = new RegExp(whole, matching === 'exact' ? 'u' : 'iu').exec(text)
    if (found) return found[0]
  }
  return undefined
}

/** Texts that differ in case alone become the same; the long s is an s, the Kelvin sign a k. */
function foldCase(text: string): string {
  return text.toLowerCase().toUpperCase()
}

/** One text of the parts that are there, with single spaces. */
export function joinWords(...parts: readonly (string | undefined)[]): string {
  return parts
    .map((part) => (part ?? '').trim().replaceAll(/\s+/g, ' '))
    .filter((part) => part !== '')
    .join(' ')
}

/** A word list written as one text. */
export function wordList(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}
