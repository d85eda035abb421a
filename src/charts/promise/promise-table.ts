import type { DataTable, TableCell } from '#charts/chart'
import { figureDifference, figureLine, figureWords } from '#charts/figure-words'
import type { Locale } from '#quantity/locale'
import type { PromisedFigure } from '#study/evaluation/promised'

const places = {
  within: 'within',
  above: '▲ above',
  below: '▼ below',
} as const satisfies Record<NonNullable<PromisedFigure['place']>, string>

/** What was promised beside what is now, figure by figure: the difference, and whether it is inside of the promised range. */
export function promiseTable(figures: readonly PromisedFigure[], locale: Locale): DataTable {
  const heads = ['Figure', 'Promised', 'Now', 'Difference', 'Against the range']
  return {
    caption: 'Promised and now',
    columns: heads.map((label) => ({ label, numeric: false })),
    rows: figures.map((figure) => cellsOf(figure, locale)),
  }
}

function cellsOf(
  { promised, now, difference, place }: PromisedFigure,
  locale: Locale,
): readonly TableCell[] {
  return [
    { text: promised.label },
    { text: figureLine(promised, locale) },
    now === undefined ? { text: 'gone' } : { text: figureWords(now, locale), figure: now.id },
    { text: difference === undefined ? '–' : figureDifference(promised, difference, locale) },
    { text: place === undefined ? '–' : places[place] },
  ]
}
