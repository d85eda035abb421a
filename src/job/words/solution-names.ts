import { findPhrase, wordList } from '#job/words/text'

/** Names of arms that are ordinary words: alone they say nothing of a product. */
const ordinaryNames = new Set(
  wordList(`before after old new now today then current existing manual standard control treatment
  none nothing baseline silent notified ours theirs a b first second existing-way alone`),
)

/**
 * The study's solution that a text names, as it stands there: the whole name in any case, or a
 * part of it that is written with capitals in both (the brand in "Pentax AWS").
 */
export function solutionNameIn(text: string, names: readonly string[]): string | undefined {
  const telling = names.filter((name) => !ordinaryNames.has(name.trim().toLowerCase()))
  return findPhrase(text, telling) ?? findPhrase(text, telling.flatMap(brandParts), 'exact')
}

function brandParts(name: string): readonly string[] {
  const parts = name.split(/\s+/)
  return parts.filter(
    (part) => /^\p{Lu}[\p{L}\p{N}]{2,}$/u.test(part) && !ordinaryNames.has(part.toLowerCase()),
  )
}
