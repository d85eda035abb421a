import { headlineFigures } from '#charts/headline-figures'
import type { PromisedFigure } from '#study/evaluation/promised'

/** What of a promise is looked at first: money as a whole, then by driver, then how much better each need gets. */
export function promiseHeadline(figures: readonly PromisedFigure[]): readonly PromisedFigure[] {
  return figures
    .filter(({ promised: { id } }) => headlineFigures.includes(id) || isPart(id))
    .toSorted((a, b) => rank(a) - rank(b))
}

/** The few of them that say it all: money as a whole; without money, how much better each need gets. */
export function promiseSummary(figures: readonly PromisedFigure[]): readonly PromisedFigure[] {
  const first = promiseHeadline(figures)
  const whole = first.filter(({ promised: { id } }) => headlineFigures.includes(id))
  return whole.length === 0 ? first : whole
}

function isPart(id: string): boolean {
  return /^value\.driver\.[^.]+\.annual$/u.test(id) || isImprovement(id)
}

function isImprovement(id: string): boolean {
  return /^evidence\.[^.]+\.[^.]+\.improvement$/u.test(id)
}

function rank({ promised: { id } }: PromisedFigure): number {
  const place = headlineFigures.indexOf(id)
  if (place !== -1) return place
  return headlineFigures.length + (isImprovement(id) ? 1 : 0)
}
