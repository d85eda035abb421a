import type { TableCell } from '#charts/chart'
import { figureRange, figureWords } from '#charts/figure-words'
import type { Figure } from '#quantity/figure'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** Figures by their ids, in words. */
export interface FiguresInWords {
  readonly figure: (id: string) => Figure | undefined
  /** "€ 10.37"; a dash where there is no such figure or it has no number. */
  readonly words: (id: string) => string
  /** "42 % to 55 %, 95 % interval"; empty without a range. */
  readonly range: (id: string) => string
  /** A number with its link. */
  readonly cell: (id: string) => TableCell
  /** Its range; a dash where it has none. */
  readonly rangeCell: (id: string) => TableCell
}

/** The figures of an assessment, for tables and pictures that show them. */
export function figuresInWords({ figures }: Assessment, locale: Locale): FiguresInWords {
  const byId = new Map(figures.map((figure) => [figure.id, figure]))
  const words = (id: string): string => {
    const figure = byId.get(id)
    return figure?.value === undefined ? '–' : figureWords(figure, locale)
  }
  const range = (id: string): string => {
    const figure = byId.get(id)
    return figure?.value === undefined ? '' : figureRange(figure, locale)
  }
  return {
    figure: (id) => byId.get(id),
    words,
    range,
    cell: (id) => ({ text: words(id), ...(byId.has(id) ? { figure: id } : {}) }),
    rangeCell: (id) => ({ text: range(id) === '' ? '–' : range(id) }),
  }
}
