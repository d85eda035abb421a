/** Seconds in a year of 365.25 days: the year of every conversion. */
export const secondsInYear = 31_557_600

/** Seconds in one of each unit of time; a month is a twelfth of a year. */
export const timeUnits: ReadonlyMap<string, number> = new Map([
  ['ms', 0.001],
  ['s', 1],
  ['min', 60],
  ['hour', 3600],
  ['day', 86_400],
  ['week', 604_800],
  ['month', secondsInYear / 12],
  ['year', secondsInYear],
])

/** Units of shares: what one of them is as a plain number. */
export const shareUnits: ReadonlyMap<string, number> = new Map([
  ['%', 0.01],
  ['points', 0.01],
])

/** Other spellings that can mean one unit only, and that unit. */
export const unitAliases: ReadonlyMap<string, string> = new Map([
  ...['millisecond', 'milliseconds', 'msec'].map((word) => [word, 'ms'] as const),
  ...['second', 'seconds', 'sec', 'secs'].map((word) => [word, 's'] as const),
  ...['minute', 'minutes', 'mins'].map((word) => [word, 'min'] as const),
  ...['h', 'hours', 'hr', 'hrs'].map((word) => [word, 'hour'] as const),
  ['days', 'day'],
  ...['weeks', 'wk', 'wks'].map((word) => [word, 'week'] as const),
  ['months', 'month'],
  ...['years', 'yr', 'yrs'].map((word) => [word, 'year'] as const),
  ...['percent', 'pct'].map((word) => [word, '%'] as const),
])

/** Words that people write for a unit and that could be misread: refused, with what to write. */
export const refusedUnits: ReadonlyMap<string, string> = new Map([
  ['m', 'It could be a minute, a month or a metre: write `min` or `month`, or the noun in full.'],
  ['d', 'Write `day`.'],
  ['w', 'Write `week`.'],
  ['y', 'Write `year`.'],
  ['a', 'Write `year`.'],
  ['mo', 'Write `month`.'],
  ['quarter', 'Write the figure a year, or a month.'],
  ['dollar', 'Write the currency by its three letters: `USD`.'],
  ['dollars', 'Write the currency by its three letters: `USD`.'],
  ['euro', 'Write the currency by its three letters: `EUR`.'],
  ['euros', 'Write the currency by its three letters: `EUR`.'],
  ['$', 'Write the currency by its three letters: `USD`.'],
  ['€', 'Write the currency by its three letters: `EUR`.'],
  ['£', 'Write the currency by its three letters: `GBP`.'],
  ['¥', 'Write the currency by its three letters: `JPY`.'],
  ['k', 'Write a thousand dollars as `1000 USD`.'],
])

/** Every word with a fixed meaning as a unit: reserved as ids. */
export const unitWords: readonly string[] = [
  ...timeUnits.keys(),
  ...unitAliases.keys(),
  'points',
].filter((word) => /^[a-z]/.test(word))

/** The unit that a word stands for (`hours` is `hour`); the word itself where it is no alias. */
export function unitWord(word: string): string {
  return unitAliases.get(word) ?? word
}

/** Whether a word is written like a currency: three capital letters, as ISO 4217 has them. */
export function isCurrencyCode(word: string): boolean {
  return /^[A-Z]{3}$/.test(word)
}
