/** How a reader's country writes numbers. A value, so that no result hangs on a machine's settings. */
export interface Locale {
  /** BCP 47: `de`, `en`, `de-CH`. */
  readonly tag: string
  readonly decimal: string
  /** Between groups of three digits. */
  readonly group: string
  /** Where the symbol of a currency stands. */
  readonly currency: 'before' | 'after'
  /** The sign of negative numbers: U+2212, not a hyphen. */
  readonly minus: string
}

const minus = '\u2212'
const noBreakSpace = '\u00A0'
const narrowSpace = '\u202F'

/** 1,234.5 and € 12. */
export const english: Locale = locale('en', '.', ',', 'before')

/** Marks as in Unicode CLDR, `numbers` of each language. */
const locales: readonly Locale[] = [
  english,
  locale('de', ',', '.', 'after'),
  locale('de-CH', '.', "'", 'before'),
  locale('fr', ',', narrowSpace, 'after'),
  locale('es', ',', '.', 'after'),
  locale('it', ',', '.', 'after'),
  locale('nl', ',', '.', 'before'),
  locale('pt', ',', '.', 'before'),
  locale('pl', ',', noBreakSpace, 'after'),
  locale('sv', ',', noBreakSpace, 'after'),
  locale('ja', '.', ',', 'before'),
]

/** The locale for a tag (`de-AT` takes `de`); English for a language that is not here. */
export function localeFor(tag: string): Locale {
  const wanted = tag.replace('_', '-').toLowerCase()
  const language = wanted.split('-')[0]
  return (
    locales.find((candidate) => candidate.tag.toLowerCase() === wanted) ??
    locales.find((candidate) => candidate.tag === language) ??
    english
  )
}

function locale(tag: string, decimal: string, group: string, currency: Locale['currency']): Locale {
  return { tag, decimal, group, currency, minus }
}
