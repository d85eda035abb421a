import type { AnswerChart, StatedFigure } from '#charts/chart'
import { paintTone } from '#drawing/terminal/paint'
import { cellCount, cutCells, pad, printable } from '#drawing/terminal/text-cells'
import { type Page, paragraph } from '#reports/text/page'

/** The answer: verdict, figures with their ranges, strength, doubt and next step. */
export function answerLines(answer: AnswerChart, page: Page): readonly string[] {
  const { paint, assessment } = page
  const { study } = assessment
  const figures = [...(answer.headline === undefined ? [] : [answer.headline]), ...answer.beside]
  return [
    paint.quiet(cutCells(printable(study.title), page.width)),
    ...(study.simulated ? [paint.worse('Simulated data: an example, nothing was measured')] : []),
    ...paragraph(answer.title, page).map(paint.strong),
    ...paragraph(answer.subtitle, page),
    '',
    ...figureLines(figures, page),
    ...(answer.empty === undefined
      ? ['']
      : [...paragraph(`${answer.empty.why} ${answer.empty.next}`, page), '']),
    ...named('Design', answer.strength, page),
    ...(answer.doubt === undefined ? [] : named('Largest doubt', answer.doubt, page)),
    ...named('Next', answer.next, page),
  ]
}

function figureLines(figures: readonly StatedFigure[], page: Page): readonly string[] {
  const values = Math.max(0, ...figures.map((figure) => cellCount(figure.value)))
  const whats = Math.max(0, ...figures.map((figure) => cellCount(figure.what)))
  return figures.flatMap((figure) => {
    const value = page.paint.strong(
      paintTone(pad(figure.value, values, 'end'), figure.tone, page.paint),
    )
    const range = page.paint.quiet(figure.range)
    const fits = values + whats + cellCount(figure.range) + 6 <= page.width
    return fits
      ? [`  ${value}  ${pad(figure.what, whats)}  ${range}`]
      : [`  ${value}  ${figure.what}`, `  ${' '.repeat(values)}  ${range}`]
  })
}

const nameWidth = 15

function named(
  name: string,
  said: { readonly words: string; readonly reason: string },
  page: Page,
): readonly string[] {
  const narrower = { ...page, width: page.width - nameWidth }
  return paragraph(`${said.words}: ${said.reason}`, narrower).map(
    (line, i) => pad(i === 0 ? name : '', nameWidth) + line,
  )
}
