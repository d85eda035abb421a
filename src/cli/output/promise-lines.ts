import { textTable, type TextLook } from '#drawing/terminal/text-table'
import type { Figure } from '#quantity/figure'
import { headlineFigures } from '#cli/output/headline-figures'
import { english } from '#quantity/locale'
import { figureLine, figureWords } from '#charts/figure-words'
import { formatDate } from '#quantity/format-date'
import type { PromisedFigure } from '#study/evaluation/promised'
import type { KeptPromise } from '#use-cases/promise'

/** What was promised, to whom and when, beside what the study says now. */
export function promiseLines(kept: KeptPromise, look: TextLook, all: boolean): string[] {
  const { promise, figures } = kept
  const shown = figures
    .filter(({ promised }) => all || isHeadline(promised))
    .toSorted((a, b) => rank(a.promised) - rank(b.promised))
  const folded = figures.length - shown.length
  const whom = promise.to === undefined ? '' : ` to ${promise.to}`
  const heads = ['Figure', 'Promised', 'Now', 'Against the promised range']
  const table = {
    caption: 'Promised and now',
    columns: heads.map((label) => ({ label, numeric: false })),
    rows: shown.map((figure) => cellsOf(figure).map((text) => ({ text }))),
  }
  return [
    look.paint.strong(`Promised${whom} on ${formatDate(promise.on)}: ${promise.title}`),
    ...textTable(table, look),
    ...(folded === 0 ? [] : [look.paint.quiet(`and ${folded} more: --all shows them`)]),
  ]
}

const headline =
  /^value\.(?:npv|npv\.cash|annual|loss-probability|roi|payback|driver\.[^.]+\.annual)$/u

/** Money as a whole and by driver, and how much better each need gets. */
function isHeadline({ id }: Figure): boolean {
  return headline.test(id) || /^evidence\.[^.]+\.[^.]+\.improvement$/u.test(id)
}

/** The headline in its order, then drivers, then needs. */
function rank({ id }: Figure): number {
  const place = headlineFigures.indexOf(id)
  if (place !== -1) return place
  return headlineFigures.length + (id.startsWith('value.') ? 0 : 1)
}

function cellsOf({ promised, now, place }: PromisedFigure): string[] {
  return [
    promised.label,
    figureLine(promised, english),
    now === undefined ? 'gone' : figureWords(now, english),
    place ?? '',
  ]
}
