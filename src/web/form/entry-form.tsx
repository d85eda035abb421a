import { useMemo, useState } from 'react'
import type { DocumentEdit, Json } from '#contract/edit'
import type { SchemaNode } from '#study/document/json-schema'
import { Prose } from '../drawn/prose.tsx'
import { type Entry, textOf } from '../fields/entries.ts'
import { newId } from '../fields/new-id.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { documentChoices, fileOf } from './document-choices.ts'
import { FormContext } from './form-context.ts'
import { draftOf, filled, stillOpen } from './form-draft.ts'
import { PartFields } from './part-fields.tsx'
import { useColumns } from './use-columns.ts'

/** A form for one entry of the document, made of its schema: new with proposals, or as it stands. */
export function EntryForm(props: {
  node: SchemaNode
  /** What a new entry is called, before anything is known of it. */
  name: string
  /** The entry as it stands; a new one where absent. */
  entry?: Entry
  /** The entry, and what else has to be put into the document with it. */
  onSave(entry: Json, besides: readonly DocumentEdit[]): void
  onLeave(): void
}) {
  const { node, entry, onSave } = props
  const { document, file } = useOpenStudy()
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
  const data = textOf({ ...entry, ...changes }, 'data') || first
  const columns = useColumns(data)
  const draft =
    entry ??
    draftOf(node, {
      id: newId(props.name, document),
      columns,
      named: (to) => named(to).map(([id]) => id),
    })
  const value = { ...(draft as Entry), ...changes }
  const open = stillOpen(node, value)
  const needsRows = node.required?.includes('data') && named('data').length === 0
  const save = (): void => {
    const set = dataSetFor(data, document)
    const whole = filled(set === undefined ? value : { ...value, data: set.id })
    const besides: readonly DocumentEdit[] =
      set === undefined || !('data' in (node.properties ?? {}))
        ? []
        : [{ kind: 'insert', path: ['data'], new: set }]
    onSave(whole ?? {}, besides)
  }
  return (
    <FormContext value={{ columns, named }}>
      <form
        className="step-editor entry-form"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        {node.description === undefined ? null : (
          <p className="sub">
            <Prose text={node.description} />
          </p>
        )}
        {needsRows ? (
          <p className="note">▲ It needs rows: drop a file of them anywhere on this page first.</p>
        ) : null}
        <PartFields
          key={columns.length}
          node={node}
          value={value}
          onChange={(changed) => setChanges(changesOf(draft as Entry, changed as Entry))}
        />
        {open.length === 0 ? null : <p className="note">Still to be filled: {open.join('; ')}.</p>}
        <div className="actions">
          <button type="submit" className="plain-button main-action" disabled={open.length > 0}>
            {entry === undefined ? 'Add to the study' : 'Save'}
          </button>
          <button type="button" onClick={props.onLeave}>
            Leave it
          </button>
        </div>
      </form>
    </FormContext>
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
