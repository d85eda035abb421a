import type { Paint } from '#drawing/terminal/paint'
import { figureWords } from '#cli/output/figure-words'
import type { Comparison, MovedFigure } from '#study/evaluation/compare'
import { changeWords } from '#study/evaluation/saved-results'

/** What changed, and what moved because of it. */
export function comparisonLines(comparison: Comparison, paint: Paint): string[] {
  const { changed, moved, unmoved } = comparison
  if (changed.length === 0 && moved.length === 0) {
    return [`Nothing changed: all ${unmoved} figures are what they were.`]
  }
  return [
    paint.strong(`Changed inputs (${changed.length})`),
    ...changed.map(({ name, before, after }) => `  ${name} ${changeWords(before, after)}`),
    '',
    paint.strong(`Figures that moved (${moved.length} of ${moved.length + unmoved})`),
    ...moved.flatMap((figure) => movedLines(figure, paint)),
  ]
}

function movedLines(figure: MovedFigure, paint: Paint): string[] {
  const before = figure.before === undefined ? 'new' : figureWords(figure.before)
  const after = figure.after === undefined ? 'gone' : figureWords(figure.after)
  const because = figure.because.length === 0 ? 'the program itself' : figure.because.join(', ')
  return [`  ${figure.id}  ${before} → ${after}`, `      ${paint.quiet(`because of ${because}`)}`]
}
