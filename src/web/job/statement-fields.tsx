import { brokenStatementRules, type StatementContext } from '#job/statement-check'
import { CellField } from '../fields/cell-field.tsx'
import { type Entry, textOf } from '../fields/entries.ts'
import { useEdits } from '../study/use-edits.ts'
import { Remarks } from './remarks.tsx'

/** A statement as its three parts, checked as it stands. */
export function StatementFields(props: {
  of: string
  level: 'job' | 'step'
  path: readonly string[]
  entry: Entry
  context: StatementContext
}) {
  const { path, entry, level, context, of } = props
  const { set } = useEdits()
  const statement = {
    verb: textOf(entry['statement'], 'verb'),
    object: textOf(entry['statement'], 'object'),
    context: textOf(entry['statement'], 'context'),
  }
  const save = (key: string) => (text: string) =>
    set([...path, 'statement', key], text === '' ? undefined : text, `${of}: ${key} “${text}”`)
  const rules = brokenStatementRules(level, statement, context)
  return (
    <div className="statement">
      <div className="statement-parts">
        <label>
          <span>Verb</span>
          <CellField
            wraps
            label={`Verb of ${of}`}
            value={statement.verb}
            placeholder="secure"
            onSave={save('verb')}
          />
        </label>
        <label>
          <span>Object of the verb</span>
          <CellField
            wraps
            label={`Object of ${of}`}
            value={statement.object}
            placeholder="the patient’s airway"
            onSave={save('object')}
          />
        </label>
        <label>
          <span>Context</span>
          <CellField
            wraps
            label={`Context of ${of}`}
            value={statement.context}
            placeholder="before surgery"
            onSave={save('context')}
          />
        </label>
      </div>
      <Remarks rules={rules} onVerb={save('verb')} />
    </div>
  )
}
