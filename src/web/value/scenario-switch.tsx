import type { ValueView } from '#charts/value-view'
import { scenarioWords } from './scenario-view.ts'

/** Whether the answer is the study's, or that of one of its scenarios; half of it true is one of them. */
export function ScenarioSwitch(props: {
  view: ValueView
  chosen: string
  onChoose(scenario: string): void
}) {
  const { view, chosen, onChoose } = props
  const scenarios = view.value.scenarios ?? []
  if (scenarios.length === 0) return null
  const shown = scenarios.find(({ id }) => id === chosen)
  return (
    <fieldset className="choice-line scenario-switch">
      <legend>Seen as</legend>
      {[{ id: '', label: 'the study has it' }, ...scenarios].map(({ id, label }) => (
        <label key={id}>
          <input
            type="radio"
            name="scenario"
            checked={chosen === id}
            onChange={() => onChoose(id)}
          />
          {label}
        </label>
      ))}
      {shown === undefined ? null : <p className="note">{scenarioWords(shown)}</p>}
    </fieldset>
  )
}
