import { useMemo, useState } from 'react'
import { matrixChart, segmentMatrixCharts } from '#charts/matrix'
import { describedFigure } from '#drawing/html/chart-figure'
import { matrixTable } from '#drawing/html/matrix-table'
import type { Assessment } from '#study/evaluation/assessment'
import { DrawnMarkup } from '../drawn/drawn-markup.tsx'
import { useOpenStudy } from '../study/study-context.ts'

/** The Job Value Matrix of everybody, or of the segment that is chosen above it. */
export function MatrixSection({ assessment }: { assessment: Assessment }) {
  const { locale, traced } = useOpenStudy()
  const [chosen, choose] = useState('')
  const segments = (assessment.segmentMatrices ?? []).map(({ segment }) => segment)
  const at = segments.findIndex(({ id }) => id === chosen)
  const markup = useMemo(() => {
    const chart = segmentMatrixCharts(assessment, locale)[at] ?? matrixChart(assessment, locale)
    return describedFigure(chart, traced, matrixTable(chart, traced))
  }, [assessment, locale, traced, at])
  return (
    <section aria-labelledby="matrix-heading">
      <h2 id="matrix-heading">The Job Value Matrix</h2>
      {segments.length === 0 ? null : (
        <fieldset className="choice-line">
          <legend>Of</legend>
          {[{ id: '', name: 'everybody' }, ...segments].map(({ id, name }, place) => (
            <label key={id}>
              <input
                type="radio"
                name="matrix-segment"
                checked={place === at + 1}
                onChange={() => choose(id)}
              />
              {name}
            </label>
          ))}
        </fieldset>
      )}
      <DrawnMarkup className="drawn" markup={markup} />
    </section>
  )
}
