import { joinWords, wordList, wordsOf } from '#job/words/text'

/** Verbs that say in which direction something is to change. */
const directionVerbs = new Set(
  wordList(`minimize minimise maximize maximise reduce increase decrease improve optimize optimise
  accelerate streamline shorten lessen enhance speed`),
)

/** The same, but only in front of something that is measured: "cut costs", not "cut a piece of wood". */
const perhapsDirectionVerbs = new Set(
  wordList('cut lower raise boost drop slash trim double halve grow expand extend save limit'),
)

const measures = new Set(
  wordList(`time times cost costs expense expenses error errors number amount rate rates likelihood
  probability risk risks effort price prices revenue profit profits margin margins sales productivity
  efficiency speed satisfaction quality waste delay delays duration turnover throughput`),
)

const comparatives = new Set(
  wordList(`faster quicker cheaper easier simpler better smoother fewer quickly cheaply efficiently
  effectively easily accurately seamlessly effortlessly conveniently hassle-free cost-effectively`),
)

const threshold =
  /(?:\bby|\bwithin|\bunder|\bbelow|\bless than|\bat most|\bat least|\bin|\bup to)\s+(?:\p{Sc}\s?)?\d[\d.,]*\s*(?:%|percent|seconds?|minutes?|min|hours?|hrs?|days?|weeks?|months?|clicks?|\p{Sc}|EUR|USD|GBP|CHF)(?![\p{L}\p{N}])/iu
const superlative = /\bas (?:fast|quickly|soon|cheaply|easily|little|few|much|many|well|low) as\b/i
const moreOrLess =
  /\b(?:more|less) (?:\w+ly|efficient|effective|accurate|reliable|time|effort|cost|money)\b/i

/** The word or phrase of a statement that belongs into a need: a direction, a comparison, a measure. */
export function directionIn(verb: string, rest: string): string | undefined {
  const first = wordsOf(verb)[0] ?? ''
  if (directionVerbs.has(first) || directionVerbs.has(`${first.replace(/(?:ing|e?s)$/, '')}e`)) {
    return first
  }
  const nearby = thingOf(rest)
  if (perhapsDirectionVerbs.has(first) && nearby.some((word) => measures.has(word))) {
    return joinWords(
      first,
      nearby.find((word) => measures.has(word)),
    )
  }
  const text = `${verb} ${rest}`
  const pattern = threshold.exec(text) ?? superlative.exec(text) ?? moreOrLess.exec(text)
  return pattern?.[0] ?? wordsOf(text).find((word) => comparatives.has(word))
}

const prepositions = new Set(
  wordList('of in on at for with by from to into before after during while when without between'),
)

/** The words of the thing itself, up to the first preposition. */
function thingOf(object: string): readonly string[] {
  const words = wordsOf(object)
  const end = words.findIndex((word) => prepositions.has(word))
  return end === -1 ? words : words.slice(0, end)
}
