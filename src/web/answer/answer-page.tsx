import { useMemo } from 'react'
import { answerChart } from '#charts/answer'
import { matrixChart } from '#charts/matrix'
import { npvDotsChart } from '#charts/npv-dots'
import { tornadoChart } from '#charts/tornado'
import { marketAlone } from '#charts/market/market-alone'
import type { ValueView } from '#charts/value-view'
import { waterfallChart } from '#charts/waterfall'
import { besideFigures, headlineFigures } from '#drawing/html/answer-figures'
import { describedFigure } from '#drawing/html/chart-figure'
import { matrixTable } from '#drawing/html/matrix-table'
import type { Assessment } from '#study/evaluation/assessment'
import { ChartFigure, ChartPicture } from '../drawn/chart-figure.tsx'
import { DrawnMarkup } from '../drawn/drawn-markup.tsx'
import { Welcome } from '../home/welcome.tsx'
import { useOpenStudy } from '../study/study-context.ts'
import { Waiting } from '../shell/waiting.tsx'
import { Because } from './because.tsx'
import { MarketStory } from './market-story.tsx'
import { NoAnswer } from './no-answer.tsx'

/** What a study opens on: the answer in ten seconds, and what stands right behind it. */
export function AnswerPage() {
  const { assessment, evaluation } = useOpenStudy()
  if (assessment === undefined)
    return evaluation === undefined || evaluation.state === 'running' ? (
      <Waiting words="Working out the answer" />
    ) : (
      <NoAnswer />
    )
  return (
    <div className={evaluation?.old ? 'stale' : ''}>
      <Answer assessment={assessment} />
    </div>
  )
}

function Answer({ assessment }: { assessment: Assessment }) {
  const { locale, traced, view } = useOpenStudy()
  const answer = useMemo(() => answerChart(assessment, locale), [assessment, locale])
  return (
    <>
      <section aria-labelledby="answer-heading">
        {assessment.study.simulated && assessment.study.customer === undefined ? (
          <Welcome on="example" />
        ) : null}
        {assessment.study.simulated ? (
          <p>
            <span className="tag simulated">Simulated data: an example, nothing was measured</span>
          </p>
        ) : null}
        <h1 id="answer-heading">{answer.title}</h1>
        <p className="lead">{answer.subtitle}</p>
        {answer.headline === undefined || view === undefined ? null : (
          <div className="head">
            <DrawnMarkup markup={headlineFigures(answer.headline, traced)} />
            <Dots view={view} />
            <DrawnMarkup className="beside-box" markup={besideFigures(answer.beside, traced)} />
          </div>
        )}
        <Because answer={answer} />
      </section>
      {marketAlone(assessment) ? null : <Matrix assessment={assessment} />}
      <MarketStory assessment={assessment} />
      {view === undefined ? null : <Money view={view} />}
    </>
  )
}

function Dots({ view }: { view: ValueView }) {
  const { locale, traced } = useOpenStudy()
  const chart = useMemo(() => npvDotsChart(view, 20, locale), [view, locale])
  return (
    <figure className="dots">
      <figcaption className="sub">Each dot: 1 chance in 20</figcaption>
      <ChartPicture chart={chart} traced={traced} />
    </figure>
  )
}

function Matrix({ assessment }: { assessment: Assessment }) {
  const { locale, traced } = useOpenStudy()
  const markup = useMemo(() => {
    const chart = matrixChart(assessment, locale)
    return describedFigure(chart, traced, matrixTable(chart, traced))
  }, [assessment, locale, traced])
  return (
    <section aria-label="Where the job got better">
      <DrawnMarkup markup={markup} className="drawn" />
    </section>
  )
}

function Money({ view }: { view: ValueView }) {
  const { locale, traced } = useOpenStudy()
  const charts = useMemo(
    () => [waterfallChart(view, locale), tornadoChart(view, locale)],
    [view, locale],
  )
  return charts.map((chart) => <ChartFigure key={chart.id} chart={chart} traced={traced} />)
}
