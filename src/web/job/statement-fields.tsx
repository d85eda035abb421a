import { brokenStatementRules, type StatementContext } from '#job/statement-check'
import { DocumentCell } from '../cells/document-cell.tsx'
import { type Entry, textOf } from '../fields/entries.ts'
import { type CellPlace, useEdits, wordsOf } from '../study/use-edits.ts'
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
  const { place, set } = useEdits()
  const statement = {
    verb: textOf(entry['statement'], 'verb'),
    object: textOf(entry['statement'], 'object'),
    context: textOf(entry['statement'], 'context'),
  }
  const why = (key: string) => (text: string) => `${of}: ${key} “${text}”`
  const cell = (key: string): CellPlace => place([...path, 'statement', key], wordsOf, why(key))
  const rules = brokenStatementRules(level, statement, context)
  return (
    <div className="statement">
      <div className="statement-parts">
        <label>
          <span>Verb</span>
          <DocumentCell
            wraps
            label={`Verb of ${of}`}
            value={statement.verb}
            placeholder="secure"
            place={cell('verb')}
          />
        </label>
        <label>
          <span>Object of the verb</span>
          <DocumentCell
            wraps
            label={`Object of ${of}`}
            value={statement.object}
            placeholder="the patient’s airway"
            place={cell('object')}
          />
        </label>
        <label>
          <span>Context</span>
          <DocumentCell
            wraps
            label={`Context of ${of}`}
            value={statement.context}
            placeholder="before surgery"
            place={cell('context')}
          />
        </label>
      </div>
      <Remarks
        rules={rules}
        onVerb={(verb) => set([...path, 'statement', 'verb'], verb, why('verb')(verb))}
      />
    </div>
  )
}
