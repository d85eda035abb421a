import { entriesOf } from '../fields/entries.ts'
import { solutionChoices } from '../job/document-jobs.ts'
import { valueAt } from '../save/document-place.ts'
import { useOpenStudy } from '../study/study-context.ts'
import type { LogDraft } from './log-draft.ts'
import { AddPeriod, LogPeriods } from './log-periods.tsx'

const sides = [
  ['before', 'Old way'],
  ['after', 'New way'],
] as const

/** Which way an execution was done, where the way changed at a date. */
export function LogDates(props: { draft: LogDraft; onChange(draft: LogDraft): void }) {
  const { draft, onChange } = props
  const { document } = useOpenStudy()
  const solutions = solutionChoices(document)
  if (solutions.length < 2) return null
  if (entriesOf(valueAt(document, ['periods'])).length > 0)
    return <LogPeriods ways={draft.ways} onChange={(ways) => onChange({ ...draft, ways })} />
  return (
    <fieldset className="choice-line">
      <legend>Which way was it done in? By date, if the way changed at a date:</legend>
      <label>
        Before{' '}
        <input
          type="date"
          className="field short-field"
          aria-label="Executions that began before this day were done the old way"
          value={draft.changed}
          onChange={(event) => onChange({ ...draft, changed: event.currentTarget.value })}
        />{' '}
        it was done the old way
      </label>
      {draft.changed === ''
        ? null
        : sides.map(([side, words]) => (
            <label key={side}>
              {words}{' '}
              <select
                className="field short-field"
                value={draft[side]}
                onChange={(event) => onChange({ ...draft, [side]: event.currentTarget.value })}
              >
                <option value="">choose</option>
                {solutions.map(([id, name]) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          ))}
      {draft.changed === '' ? (
        <AddPeriod words="It changed more than once: name the periods" />
      ) : null}
    </fieldset>
  )
}
