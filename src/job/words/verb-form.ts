import { plainNouns, verbOfNoun } from '#job/words/nouns'
import { wordList } from '#job/words/text'
import { actionVerbs, stateVerbs } from '#job/words/verbs'

/**
 * What a word in the verb's place is: a verb in the base form, another form of a verb or a noun
 * (with the verb behind it where that is known), something else that is no verb, or not known.
 */
export interface VerbForm {
  readonly kind: 'base' | 'state' | 'inflected' | 'noun' | 'adjective' | 'function-word' | 'unknown'
  readonly base?: string
}

const functionWords = new Set(
  wordList(`a an the my our your their his her its this that these those i we you they he she it
  there no not of in on at for with by from and or when what how why who`),
)
const prefixes = ['re', 're-', 'un', 'de', 'de-', 'dis', 'over', 'pre', 'pre-', 'out', 'mis', 'co-']
const nounEndings =
  /(?:tion|sion|ment|ness|ity|ance|ence|ancy|ency|ship|ism|ology|acy|hood|dom|graphy)$/
const adjectiveEndings = /(?:able|ible|ful|less|ous|ical)$/
const doingEndings = wordList('isation ization ation ition tion sion ion ment al ance ence ery y')
const doerEndings = ['er', 'or', 'r']

/**
 * Reads a word in the verb's place by word lists and endings. A word that is verb and noun alike
 * (order, document) is a base form; a word of which nothing is known is 'unknown' and gets the
 * benefit of the doubt.
 */
export function verbForm(word: string): VerbForm {
  const lower = word.toLowerCase()
  if (stateVerbs.has(lower) || stateVerbs.has(lower.replace(/s$/, ''))) return { kind: 'state' }
  if (actionVerbs.has(lower)) return { kind: 'base' }
  if (functionWords.has(lower)) return { kind: 'function-word' }
  if (plainNouns.has(lower) || lower in verbOfNoun) return form('noun', verbOfNoun[lower])
  if (isPrefixedVerb(lower)) return { kind: 'base' }
  return inflectedForm(lower) ?? nounForm(lower) ?? adjectiveForm(lower) ?? { kind: 'unknown' }
}

function isPrefixedVerb(word: string): boolean {
  return prefixes.some(
    (prefix) => word.startsWith(prefix) && actionVerbs.has(word.slice(prefix.length)),
  )
}

function inflectedForm(word: string): VerbForm | undefined {
  if (/[^s]s$/.test(word)) return thirdPersonOrPlural(word)
  if (word.endsWith('ing') && word.length > 5) {
    return form('inflected', knownVerb(stems(word.slice(0, -3))))
  }
  if (!word.endsWith('ed')) return undefined
  const base = knownVerb([...stems(word.slice(0, -2)), `${word.slice(0, -3)}y`])
  return base === undefined ? undefined : form('inflected', base)
}

function thirdPersonOrPlural(word: string): VerbForm | undefined {
  const singulars = [word.slice(0, -1), word.slice(0, -2), `${word.slice(0, -3)}y`]
  const base = knownVerb(singulars)
  if (base !== undefined) return form('inflected', base)
  const noun = singulars.some((one) => plainNouns.has(one) || nounForm(one) !== undefined)
  return noun ? { kind: 'noun' } : undefined
}

function nounForm(word: string): VerbForm | undefined {
  const doing = verbBehind(word, doingEndings)
  if (doing !== undefined) return form('noun', doing)
  const noun = nounEndings.test(word) || verbBehind(word, doerEndings) !== undefined
  return noun ? { kind: 'noun' } : undefined
}

function adjectiveForm(word: string): VerbForm | undefined {
  return adjectiveEndings.test(word) ? { kind: 'adjective' } : undefined
}

/** The verb behind a noun of doing (approval: approve) or of the doer (driver: drive). */
function verbBehind(word: string, endings: readonly string[]): string | undefined {
  for (const ending of endings) {
    const stem = word.slice(0, -ending.length)
    const base = word.endsWith(ending) && stem.length > 2 ? knownVerb(stems(stem)) : undefined
    if (base !== undefined) return base
  }
  return undefined
}

function stems(stem: string): readonly string[] {
  const single = /([a-z])\1$/.test(stem) ? [stem.slice(0, -1)] : []
  return [
    stem,
    `${stem}e`,
    ...single,
    `${stem}ate`,
    `${stem}ize`,
    `${stem}t`,
    `${stem}d`,
    `${stem}de`,
  ]
}

function knownVerb(candidates: readonly string[]): string | undefined {
  return candidates.find((candidate) => candidate.length > 2 && actionVerbs.has(candidate))
}

function form(kind: 'inflected' | 'noun', base: string | undefined): VerbForm {
  return base === undefined ? { kind } : { kind, base }
}
