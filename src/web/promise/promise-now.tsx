import { useMemo } from 'react'
import { promiseChart } from '#charts/promise/promise-chart'
import { promiseHeadline, promiseSummary } from '#charts/promise/promise-headline'
import { promiseTable } from '#charts/promise/promise-table'
import { counted } from '#charts/wording'
import { dataTable } from '#drawing/html/data-table'
import type { Assessment } from '#study/evaluation/assessment'
import { type Promised, type PromisedFigure, promiseKept } from '#study/evaluation/promised'
import { changedInputs, changeWords, inputMarks } from '#study/evaluation/saved-results'
import { ChartFigure } from '../drawn/chart-figure.tsx'
import { DrawnMarkup } from '../drawn/drawn-markup.tsx'
import { useOpenStudy } from '../study/study-context.ts'

/** A promise held against what the study says now: what lies outside, every figure beside its own, and why. */
export function PromiseNow(props: { id: string; promise: Promised; assessment: Assessment }) {
  const { id, promise, assessment } = props
  const { locale, traced } = useOpenStudy()
  const kept = useMemo(() => promiseKept(promise, assessment.figures), [promise, assessment])
  const changed = useMemo(
    () => changedInputs(promise.inputs, inputMarks(assessment)),
    [promise, assessment],
  )
  const chart = useMemo(
    () => promiseChart({ id, title: 'Promised, and now', figures: kept }, locale),
    [id, kept, locale],
  )
  return (
    <>
      <p className="promise-state">{stateWords(promiseHeadline(kept))}</p>
      <DrawnMarkup markup={dataTable(promiseTable(promiseSummary(kept), locale), traced)} />
      <ChartFigure chart={chart} traced={traced} />
      {changed.length === 0 ? (
        <p className="note">Nothing that it rests on has changed since.</p>
      ) : (
        <details className="promise-changes">
          <summary>What changed since ({counted(changed.length, 'input')})</summary>
          <ul>
            {changed.map(({ name, before, after }) => (
              <li key={name}>
                <b>{name}</b> {changeWords(before, after)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** Figures outside of the range that are named. */
const mostNamed = 3

/** "18 of 20 figures lie inside of the promised range. 2 below it: Net present value over 5 years; ...". */
function stateWords(figures: readonly PromisedFigure[]): string {
  const held = figures.filter(({ place }) => place !== undefined)
  if (held.length === 0)
    return 'None of its figures has a range that today’s could be held against.'
  const within = held.filter(({ place }) => place === 'within').length
  const outside = (['below', 'above'] as const).flatMap((place) => {
    const there = held.filter((one) => one.place === place)
    const names = there.slice(0, mostNamed).map(({ promised }) => promised.label)
    const more = there.length > mostNamed ? [`${there.length - mostNamed} more`] : []
    const words = [...names, ...more].join('; ')
    return there.length === 0 ? [] : [`${there.length} ${place} it: ${words}`]
  })
  const inside = `${within} of ${counted(held.length, 'figure')} ${within === 1 ? 'lies' : 'lie'} inside of the promised range`
  return `${[inside, ...outside].join('. ')}.`
}
