import { statementText } from '#job/statement-text'
import type { DocumentEdit } from '#contract/edit'
import { DocumentCell } from '../cells/document-cell.tsx'
import { type Entry, entriesOf, textOf } from '../fields/entries.ts'
import { newId } from '../fields/new-id.ts'
import { useEdits, wordsOf } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { solutionNames } from './document-jobs.ts'
import { NeedList } from './need-list.tsx'
import { StatementFields } from './statement-fields.tsx'
import { Validations } from './validations.tsx'

/** The step that is open: statement, how it is done today, needs; split it, or merge it with the next. */
export function StepEditor(props: {
  path: readonly string[]
  steps: readonly Entry[]
  step: Entry
  onOpen(id: string | undefined): void
}) {
  const { steps, step, onOpen } = props
  const { document, edit } = useOpenStudy()
  const { place, remove } = useEdits()
  const id = textOf(step, 'id')
  const path = [...props.path, 'steps', id]
  const words = statementText({
    verb: textOf(step['statement'], 'verb'),
    object: textOf(step['statement'], 'object'),
  })
  const index = steps.indexOf(step)
  const next = steps[index + 1]
  const split = (): void => {
    const part = newId(`${id}-2`, document)
    const needs = entriesOf(step['needs'])
    const second = needs.slice(Math.ceil(needs.length / 2))
    const after = next === undefined ? {} : { before: textOf(next, 'id') }
    edit(
      [
        ...second.map((need): DocumentEdit => ({
          kind: 'remove',
          path: [...path, 'needs', textOf(need, 'id')],
          old: need,
        })),
        {
          kind: 'insert',
          path: [...props.path, 'steps'],
          new: { id: part, statement: step['statement'] ?? {}, needs: second },
          ...after,
        },
      ],
      `step split: ${words}`,
    )
    onOpen(part)
  }
  const merge = (): void => {
    if (next === undefined) return
    const nextId = textOf(next, 'id')
    edit(
      [
        ...entriesOf(next['needs']).map((need): DocumentEdit => ({
          kind: 'insert',
          path: [...path, 'needs'],
          new: need,
        })),
        { kind: 'remove', path: [...props.path, 'steps', nextId], old: next },
      ],
      `two steps merged: ${words}`,
    )
  }
  return (
    <div className="step-editor" role="group" aria-label={`Step: ${words}`}>
      <StatementFields
        of={`the step “${words}”`}
        level="step"
        path={path}
        entry={step}
        context={{ solutionNames: solutionNames(document) }}
      />
      <label className="wide-field">
        <span>How it is done today, workarounds included</span>
        <DocumentCell
          wraps
          label={`How “${words}” is done today`}
          value={textOf(step, 'today')}
          placeholder="–"
          place={place([...path, 'today'], wordsOf, () => `${words}: today`)}
        />
      </label>
      <NeedList path={path} entry={step} of={`“${words}”`} />
      <Validations what="step" of={`“${words}”`} path={path} entry={step} />
      <div className="actions">
        <button type="button" onClick={split}>
          Split the step
        </button>
        <button type="button" disabled={next === undefined} onClick={merge}>
          Merge with the next
        </button>
        <button
          type="button"
          onClick={() => {
            remove(path, `step taken away: ${words}`)
            onOpen(undefined)
          }}
        >
          Take the step away
        </button>
      </div>
    </div>
  )
}
