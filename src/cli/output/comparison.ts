import type { Paint } from '#drawing/terminal/paint'
import { headlineFigures } from '#charts/headline-figures'
import { english } from '#quantity/locale'
import { figureLine } from '#charts/figure-words'
import type { Comparison, MovedFigure } from '#study/evaluation/compare'
import { changeWords } from '#study/evaluation/saved-results'

/** What changed, and what moved because of it: the headline, then evidence, the rest when asked. */
export function comparisonLines(comparison: Comparison, paint: Paint, all: boolean): string[] {
  const { changed, moved, unmoved } = comparison
  if (changed.length === 0 && moved.length === 0) {
    return [`Nothing changed: all ${unmoved} figures are what they were.`]
  }
  const sorted = moved.toSorted((a, b) => rank(a) - rank(b))
  const shown = all ? sorted : sorted.filter((figure) => rank(figure) < unnamed)
  const folded = moved.length - shown.length
  return [
    paint.strong(`Changed inputs (${changed.length})`),
    ...changed.map(({ name, before, after }) => `  ${name} ${changeWords(before, after)}`),
    '',
    paint.strong(`Figures that moved (${moved.length} of ${moved.length + unmoved})`),
    ...shown.flatMap((figure) => movedLines(figure, paint)),
    ...(folded === 0 ? [] : [paint.quiet(`  and ${folded} more: --all shows them`)]),
  ]
}

const evidence = headlineFigures.length
const unnamed = evidence + 1

/** Where a figure stands: the headline in its order, differences of the evidence, the rest. */
function rank({ id }: MovedFigure): number {
  const place = headlineFigures.indexOf(id)
  if (place !== -1) return place
  return /^evidence\.[^.]+\.[^.]+\.difference$/.test(id) ? evidence : unnamed
}

function movedLines(figure: MovedFigure, paint: Paint): string[] {
  const before = figure.before === undefined ? 'new' : figureLine(figure.before, english)
  const after = figure.after === undefined ? 'gone' : figureLine(figure.after, english)
  const because = figure.because.length === 0 ? 'the program itself' : figure.because.join(', ')
  return [`  ${figure.id}  ${before} → ${after}`, `      ${paint.quiet(`because of ${because}`)}`]
}
