import { useId } from 'react'
import type { DesignAnswers } from '#evidence/choose-design'

/** Who was measured, when, and who decided who gets what. */
export function DesignQuestions(props: {
  answers: DesignAnswers
  onChange(answers: DesignAnswers): void
}) {
  const { answers, onChange } = props
  const { compared, sameUnits, decidedBy } = answers
  return (
    <>
      <Question
        legend="What was measured?"
        value={compared ? 'two' : 'one'}
        choices={[
          ['two', 'Two ways of getting the job done'],
          ['one', 'Only how it is done today'],
        ]}
        onChange={(value) => onChange({ ...answers, compared: value === 'two' })}
      />
      {compared ? (
        <>
          <Question
            legend="Who was measured?"
            value={sameUnits ? 'same' : 'others'}
            choices={[
              ['others', 'Different people or cases each way'],
              ['same', 'The same people or teams, both ways'],
            ]}
            onChange={(value) =>
              onChange({ ...answers, sameUnits: value === 'same', decidedBy: 'date' })
            }
          />
          <Question
            legend={sameUnits ? 'Who decided when?' : 'Who decided who gets which?'}
            value={decidedBy}
            choices={
              sameUnits
                ? [
                    ['lot', 'A draw by lot, for each of them'],
                    ['date', 'Nobody: first the one, then the other for all'],
                    ['groups-at-a-date', 'At a date some changed, and others did not'],
                  ]
                : [
                    ['lot', 'A draw by lot'],
                    ['date', 'A date: before it one way, after it the other'],
                    ['groups-at-a-date', 'At a date some groups changed, and others did not'],
                    ['themselves', 'They did, or the situation'],
                  ]
            }
            onChange={(value) =>
              onChange({ ...answers, decidedBy: value as DesignAnswers['decidedBy'] })
            }
          />
        </>
      ) : null}
    </>
  )
}

function Question(props: {
  legend: string
  value: string
  choices: readonly (readonly [value: string, words: string])[]
  onChange(value: string): void
}) {
  const name = useId()
  return (
    <fieldset className="choice-line">
      <legend>{props.legend}</legend>
      {props.choices.map(([value, words]) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            checked={props.value === value}
            onChange={() => props.onChange(value)}
          />{' '}
          {words}
        </label>
      ))}
    </fieldset>
  )
}
