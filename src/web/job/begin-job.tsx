import { useState } from 'react'
import { brokenStatementRules } from '#job/statement-check'
import type { DocumentEdit } from '#contract/edit'
import { AskedField } from '../fields/asked-field.tsx'
import { entriesOf } from '../fields/entries.ts'
import { newId } from '../fields/new-id.ts'
import { valueAt } from '../save/document-place.ts'
import { setting } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { solutionNames } from './document-jobs.ts'
import { Remarks } from './remarks.tsx'

/** The first sentence of a study: who wants to get what done, in which circumstances. */
export function BeginJob() {
  const { document, edit } = useOpenStudy()
  const [parts, setParts] = useState({ performer: '', verb: '', object: '', context: '' })
  const { performer, ...statement } = parts
  const begun = statement.verb !== '' || statement.object !== ''
  const rules = begun
    ? brokenStatementRules('job', statement, {
        solutionNames: solutionNames(document),
        starts: '-',
        ends: '-',
      })
    : []
  const create = (): void => {
    const id = newId(performer, document)
    const known = entriesOf(valueAt(document, ['performers']))
    const { context, ...rest } = statement
    const said = context === '' ? rest : { ...rest, context }
    const edits: DocumentEdit[] = [
      { kind: 'insert', path: ['performers'], new: { id, name: performer, role: 'end-user' } },
      { kind: 'set', path: ['job'], new: { performer: id, statement: said, steps: [] } },
      ...[
        setting(['worthline'], valueAt(document, ['worthline']), 1),
        known.length > 0
          ? undefined
          : setting(
              ['currency'],
              valueAt(document, ['currency']),
              valueAt(document, ['currency']) ?? 'EUR',
            ),
      ].filter((one) => one !== undefined),
    ]
    edit(edits, `the job: ${statement.verb} ${statement.object}`)
  }
  const field = (key: keyof typeof parts, question: string, placeholder: string) => (
    <AskedField
      question={question}
      placeholder={placeholder}
      value={parts[key]}
      onChange={(value) => setParts((before) => ({ ...before, [key]: value }))}
      optional={key === 'context'}
    />
  )
  return (
    <form
      className="begin"
      onSubmit={(event) => {
        event.preventDefault()
        create()
      }}
    >
      <h2>Begin with the job</h2>
      <p className="sub">
        Not what your product does: what people want done, with or without it. “Secure the patient’s
        airway before surgery.”
      </p>
      {field('performer', 'Who wants it done?', 'anaesthetist')}
      <div className="begin-parts">
        {field('verb', 'What do they do? (a verb)', 'secure')}
        {field('object', 'With what? (the object of the verb)', 'the patient’s airway')}
        {field('context', 'When, where, under which circumstances?', 'before surgery')}
      </div>
      <Remarks rules={rules} onVerb={(verb) => setParts((before) => ({ ...before, verb }))} />
      <button type="submit" className="plain-button main-action">
        Set the job
      </button>
    </form>
  )
}
