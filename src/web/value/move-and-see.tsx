import { memo, useCallback, useMemo, useState } from 'react'
import { type LiveInput, liveInputs } from '#charts/live-inputs'
import { headlineFigure, figuresBeside } from '#charts/stated-figures'
import type { ValueView } from '#charts/value-view'
import { oddsSentence } from '#charts/verdict'
import { waterfallChart } from '#charts/waterfall'
import { besideFigures, headlineFigures } from '#drawing/html/answer-figures'
import { html, unbroken } from '#drawing/html/markup'
import { ChartFigure } from '../drawn/chart-figure.tsx'
import { DrawnMarkup } from '../drawn/drawn-markup.tsx'
import type { Moves } from '../preview/changed-model.ts'
import type { Preview } from '../preview/use-preview.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { keptMoves } from './kept-edits.ts'
import { ScenarioSwitch } from './scenario-switch.tsx'
import { scenarioView } from './scenario-view.ts'
import { Slider } from './slider.tsx'

const most = 6

/** The most influential assumptions as sliders, the answer beside them as it moves. */
export function MoveAndSee(props: {
  settled: ValueView
  preview: Preview
  moves: Moves
  move(change: (before: Moves) => Moves): void
}) {
  const { settled, preview, moves, move } = props
  const inputs = useMemo(() => liveInputs(settled, most), [settled])
  const { locale, document, edit } = useOpenStudy()
  const moveOne = useCallback(
    (input: LiveInput, value: number | undefined) =>
      move((before) => movesWith(before, input, value)),
    [move],
  )
  const back = (): void => move(() => ({}))
  const strip = useMemo(() => headlineFigure(preview.view, locale), [preview.view, locale])
  const { changes, left } = keptMoves(document, settled.model.assumptions, moves)
  const keep = (): void => {
    for (const { of, edits } of changes) edit(edits, `${of.label}: now ${moves[of.id]}`)
    move((before) => Object.fromEntries(left.map(({ id }) => [id, before[id]!])))
  }
  if (inputs.length === 0) return <Figures settled={settled} preview={preview} />
  const own = Object.keys(moves).length > 0
  return (
    <section className="move-and-see" aria-labelledby="move-heading">
      <p className="live-strip" aria-hidden="true">
        <b>{unbroken(strip.value)}</b> a year <span className="quiet">{unbroken(strip.range)}</span>
      </p>
      <div>
        <h2 id="move-heading">Move it and see</h2>
        <p className="sub">
          What the answer hangs on most. A value that you set is taken as certain; the study stays
          as it is until you keep it.
        </p>
        {inputs.map((input) => (
          <Slider key={input.id} input={input} value={moves[input.id]} onMove={moveOne} />
        ))}
        <div className="actions">
          <button type="button" disabled={!own} onClick={back}>
            Back to the study’s
          </button>
          <button type="button" disabled={changes.length === 0} onClick={keep}>
            Keep in the study
          </button>
        </div>
        {left.map(({ id, label }) => (
          <p key={id} className="note">
            “{label}” cannot be kept from here: it is written inside a formula that has this range
            more than once. Change it there.
          </p>
        ))}
      </div>
      <Figures settled={settled} preview={preview} />
    </section>
  )
}

function movesWith(moves: Moves, input: LiveInput, value: number | undefined): Moves {
  const rest = Object.fromEntries(Object.entries(moves).filter(([id]) => id !== input.id))
  return value === undefined ? rest : { ...rest, [input.id]: value }
}

const Figures = memo(function Figures(props: { settled: ValueView; preview: Preview }) {
  const { settled, preview } = props
  const { locale, traced } = useOpenStudy()
  const [chosen, setChosen] = useState('')
  const { findings } = preview
  const scenario = preview.moved
    ? undefined
    : settled.value.scenarios?.find(({ id }) => id === chosen)
  const moved = preview.moved || scenario !== undefined
  const view = useMemo(
    () => (scenario === undefined ? preview.view : scenarioView(settled, scenario)),
    [scenario, settled, preview.view],
  )
  const parts = useMemo(
    () => ({
      headline: headlineFigures(headlineFigure(view, locale), traced),
      beside: besideFigures(figuresBeside(view, locale), traced),
      waterfall: waterfallChart(preview.view, locale),
    }),
    [view, preview.view, locale, traced],
  )
  const was = useMemo(() => headlineFigure(settled, locale), [settled, locale])
  return (
    <div className={moved ? 'live-answer is-moved' : 'live-answer'}>
      <DrawnMarkup markup={parts.headline} />
      <p className="live-words" aria-live="polite">
        {moved && findings.length === 0
          ? unbroken(`${oddsSentence(view)} In the study: ${was.value} a year.`)
          : oddsSentence(view)}
      </p>
      {findings.length === 0 ? null : (
        <p className="error" role="alert">
          With these values there is no result. {findings.map(({ message }) => message).join(' ')}
        </p>
      )}
      <DrawnMarkup markup={html`${parts.beside}`} />
      {preview.moved ? null : (
        <ScenarioSwitch view={settled} chosen={chosen} onChoose={setChosen} />
      )}
      <ChartFigure chart={parts.waterfall} traced={traced} />
    </div>
  )
})
