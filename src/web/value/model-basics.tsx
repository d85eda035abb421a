import { CellChoice } from '../fields/cell-choice.tsx'
import { CellField } from '../fields/cell-field.tsx'
import { textOf, written } from '../fields/entries.ts'
import { solutionChoices } from '../job/document-jobs.ts'
import { isList, valueAt } from '../save/document-place.ts'
import { useEdits } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'

/** The settings of the plan: which solution against which, how long, at what rate, how use spreads. */
export function ModelBasics() {
  const { document } = useOpenStudy()
  const { set } = useEdits()
  const value = valueAt(document, ['value'])
  const choices = [['', 'choose'], ...solutionChoices(document)] as const
  const adoption = valueAt(document, ['value', 'adoption'])
  const save = (key: string, words: string) => (text: string) =>
    set(['value', key], written(text), `${words}: ${text}`)
  return (
    <section aria-labelledby="plan-heading">
      <h2 id="plan-heading">The plan</h2>
      <div className="facts-grid">
        <label>
          <span>Whose value</span>
          <CellChoice
            label="Whose value is in question"
            value={textOf(value, 'ours')}
            choices={choices}
            onSave={save('ours', 'whose value')}
          />
        </label>
        <label>
          <span>Compared with</span>
          <CellChoice
            label="Compared with"
            value={textOf(value, 'reference')}
            choices={choices}
            onSave={save('reference', 'compared with')}
          />
        </label>
        <label>
          <span>How long</span>
          <CellField
            label="Horizon"
            value={textOf(value, 'horizon')}
            placeholder="5 year"
            onSave={save('horizon', 'horizon')}
          />
        </label>
        <label>
          <span>Begins on</span>
          <CellField
            type="date"
            label="Day on which the plan begins"
            value={textOf(value, 'start')}
            onSave={save('start', 'begins on')}
          />
        </label>
        <label>
          <span>Discount rate a year</span>
          <CellField
            label="Discount rate"
            value={textOf(value, 'discount-rate')}
            placeholder="0.08"
            onSave={save('discount-rate', 'discount rate')}
          />
        </label>
        <label>
          <span>In use, year by year</span>
          {adoption === undefined || isList(adoption) ? (
            <CellField
              label="Share in use in year 1, 2, …"
              value={isList(adoption) ? adoption.join(', ') : ''}
              placeholder="0.3, 0.7, 1"
              onSave={(text) =>
                set(
                  ['value', 'adoption'],
                  text === '' ? undefined : text.split(',').map((part) => written(part) ?? 0),
                  `in use: ${text}`,
                )
              }
            />
          ) : (
            <span className="quiet">a curve, in the document</span>
          )}
        </label>
      </div>
    </section>
  )
}
