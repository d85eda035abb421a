import { useMemo, useState } from 'react'
import type { DocumentEdit, Json } from '#contract/edit'
import type { SchemaNode } from '#study/document/json-schema'
import { Prose } from '../drawn/prose.tsx'
import { type Entry, textOf } from '../fields/entries.ts'
import { newId } from '../fields/new-id.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { documentChoices, fileOf, groupingChoices } from './document-choices.ts'
import { type Choice, FormContext } from './form-context.ts'
import { draftOf, filled, stillOpen } from './form-draft.ts'
import type { EditsOf } from './form-edits.ts'
import type { Referred } from './form-field.ts'
import { PartFields } from './part-fields.tsx'
import { useColumns } from './use-columns.ts'
import { useNewProblems } from '../check/use-new-problems.ts'
import { WouldBeProblems } from './would-be-problems.tsx'

/** What stands for a step where steps of a log are named. */
const logMoments = ['start', 'any']

/** A form for one entry of the document, made of its schema: new with proposals, or as it stands. */
export function EntryForm(props: {
  node: SchemaNode
  /** What a new entry is called, before anything is known of it. */
  name: string
  /** The entry as it stands; a new one where absent. */
  entry?: Entry
  /** What a new one has already. */
  begun?: Entry
  /** The data set whose rows it speaks of, where it does not say so itself. */
  data?: string
  edits: EditsOf
  /** For the history. */
  why: string
  onDone(): void
}) {
  const { node, entry, onDone } = props
  const { document, file, edit } = useOpenStudy()
  const [changes, setChanges] = useState<Entry>({})
  const named = useMemo(
    () =>
      documentChoices(
        document,
        file.files.map(({ name }) => name),
      ),
    [document, file.files],
  )
  const first = named('data')[0]?.[0] ?? ''
  const data = props.data ?? (textOf({ ...entry, ...changes }, 'data') || first)
  const { columns, headers, activities, steps, looking } = useColumns(asksColumns(node) ? data : '')
  const proposed = (): Json =>
    draftOf(node, {
      id: newId(props.name, document),
      columns,
      named: (to) => named(to).map(([id]) => id),
    })
  const draft = entry ?? { ...(proposed() as Entry), ...props.begun }
  const value = { ...draft, ...changes }
  const proposals: Partial<Record<Referred, readonly string[]>> = {
    activity: activities,
    'log-step': [...logMoments, ...steps],
  }
  const choices = (to: Referred): readonly Choice[] =>
    to === 'header' ? headers.map((name) => [name, name]) : named(to)
  const groupings = groupingChoices(document, { data, id: textOf(value, 'id') })
  const open = stillOpen(node, value)
  const edits = withRows(value, hasRows(node) ? dataSetFor(data, document) : undefined, props.edits)
  return (
    <FormContext
      value={{ columns, groupings, named: choices, proposed: (to) => proposals[to] ?? [] }}
    >
      <form
        className="step-editor entry-form"
        onSubmit={(event) => {
          event.preventDefault()
          edit(edits, props.why)
          onDone()
        }}
      >
        <About node={node} looking={looking} rows={named('data').length > 0} />
        <PartFields
          key={entry === undefined ? columns.length : 0}
          node={node}
          value={value}
          onChange={(changed) => setChanges(changesOf(draft, changed as Entry))}
        />
        <FormEnd
          open={open}
          edits={edits}
          action={entry === undefined ? 'Add to the study' : 'Save'}
          onLeave={onDone}
        />
      </form>
    </FormContext>
  )
}

/** What the form is about, and what it waits for. */
function About(props: { node: SchemaNode; looking: boolean; rows: boolean }) {
  const { node, looking, rows } = props
  return (
    <>
      {node.description === undefined ? null : (
        <p className="sub">
          <Prose text={node.description} />
        </p>
      )}
      {hasRows(node) && !rows ? (
        <p className="note">▲ It needs rows: drop a file of them anywhere on this page first.</p>
      ) : null}
      {looking ? <p className="note">Looking for the columns of its rows …</p> : null}
    </>
  )
}

/** What is still open, what would be wrong, and the way out. */
function FormEnd(props: {
  open: readonly string[]
  edits: readonly DocumentEdit[]
  action: string
  onLeave(): void
}) {
  const { open, edits, action, onLeave } = props
  const problems = useNewProblems(open.length === 0 ? edits : [])
  return (
    <>
      {open.length === 0 ? null : <p className="note">Still to be filled: {open.join('; ')}.</p>}
      <WouldBeProblems problems={problems} />
      <div className="actions">
        <button type="submit" className="plain-button main-action" disabled={open.length > 0}>
          {problems.length === 0 ? action : `${action} all the same`}
        </button>
        <button type="button" onClick={onLeave}>
          Leave it
        </button>
      </div>
    </>
  )
}

/** The edits that a form makes, with the data set that begins with it, if any. */
function withRows(
  value: Entry,
  set: ReturnType<typeof dataSetFor>,
  edits: EditsOf,
): readonly DocumentEdit[] {
  const whole = filled(set === undefined ? value : { ...value, data: set.id }) ?? {}
  return edits(whole, set === undefined ? [] : [{ kind: 'insert', path: ['data'], new: set }])
}

/** Whether it rests on the rows of a data set. */
function hasRows(node: SchemaNode): boolean {
  return 'data' in (node.properties ?? {})
}

/** Whether anything of it names a column of rows. */
function asksColumns(node: SchemaNode): boolean {
  return (
    hasRows(node) ||
    /"refersTo":"(column|header|grouping|activity|log-step)"/.test(JSON.stringify(node))
  )
}

/** What a person has said, apart from what was proposed. */
function changesOf(draft: Entry, value: Entry): Entry {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([key, one]) => JSON.stringify(draft[key]) !== JSON.stringify(one),
    ),
  )
}

/** A data set for a file that none reads yet; undefined where one does. */
function dataSetFor(data: string, document: Json): { [key: string]: Json; id: string } | undefined {
  const file = fileOf(data)
  if (file === undefined) return undefined
  const id = newId(file.replace(/\.[^.]+$/, ''), document)
  return { id, file, row: 'respondent', columns: {} }
}
