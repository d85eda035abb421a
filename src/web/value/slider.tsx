import { memo, useId, useState } from 'react'
import type { LiveInput } from '#charts/live-inputs'

/** One assumption as a slider and a number field; both always show the same. */
export const Slider = memo(function Slider(props: {
  input: LiveInput
  value: number | undefined
  /** In the unit of the model; undefined for the study's own. */
  onMove(input: LiveInput, value: number | undefined): void
}) {
  const { input, value, onMove } = props
  const id = useId()
  const [typed, setTyped] = useState<string>()
  const shown = value === undefined ? input.start : round(value * input.scale)
  const refused = typed === undefined ? '' : refusal(input, typed)
  const move = (text: string): void => {
    const number = Number(text)
    const none = text.trim() === '' || !Number.isFinite(number)
    onMove(input, none ? undefined : number / input.scale)
  }
  return (
    <div className={value === undefined ? 'slider' : 'slider is-own'}>
      <label htmlFor={id}>{input.label}</label>
      <span className="slider-number">
        <input
          type="text"
          inputMode="decimal"
          className="field"
          aria-label={`${input.label}, value`}
          aria-invalid={refused !== ''}
          value={typed ?? String(shown)}
          onChange={({ currentTarget: { value: text } }) => {
            setTyped(text)
            if (refusal(input, text) === '') move(text)
          }}
          onBlur={() => setTyped(undefined)}
        />
        <span className="slider-unit">{input.unit === '1' ? '' : input.unit}</span>
      </span>
      <input
        id={id}
        type="range"
        min={input.low}
        max={input.high}
        step={input.step}
        value={shown}
        onChange={({ currentTarget: { value: text } }) => move(text)}
      />
      <small>
        {value === undefined ? 'The study’s: ' : 'Yours. The study’s: '}
        {input.study}
        {value === undefined ? null : (
          <button type="button" className="link" onClick={() => onMove(input, undefined)}>
            Back<span className="hidden"> to the study’s {input.label}</span>
          </button>
        )}
      </small>
      {refused === '' ? null : (
        <p className="error" role="alert">
          {refused}
        </p>
      )}
    </div>
  )
})

/** Without the dust of binary fractions. */
function round(value: number): number {
  return Number(value.toPrecision(10))
}

/** Why a value cannot be taken; empty where it can. */
function refusal({ label, least, most, unit }: LiveInput, text: string): string {
  const value = Number(text)
  const end = (limit: number): string => (unit === '%' ? `${limit} %` : String(limit))
  if (text.trim() !== '' && !Number.isFinite(value)) return `“${text}” is no number.`
  if (least !== undefined && value < least) return `“${label}” cannot be below ${end(least)}.`
  if (most !== undefined && value > most) return `“${label}” cannot be above ${end(most)}.`
  return ''
}
