import { type ReactNode, useMemo } from 'react'
import type { DocumentEdit, Json } from '#contract/edit'
import { useCheck } from '../check/use-check.ts'
import { type Entry, textOf } from '../fields/entries.ts'
import { applyEdits } from '../save/apply-edits.ts'
import { isEntries, valueAt } from '../save/document-place.ts'
import { StudyContext, useOpenStudy } from '../study/study-context.ts'

/**
 * Forms inside it see an entry of a list as it is written and not saved yet; what they save goes into
 * that entry, and into the study only with it.
 */
export function EntryInStudy(props: {
  list: string
  entry: Entry
  /** Takes what a form says of the entry; absent where the study has the entry as it stands here. */
  onChange?: (entry: Entry) => void
  children: ReactNode
}) {
  const { list, entry, onChange, children } = props
  const open = useOpenStudy()
  const written = JSON.stringify(entry)
  const document = useMemo(
    () => withEntry(open.document, list, JSON.parse(written) as Entry),
    [open.document, list, written],
  )
  const check = useCheck(open.id, document, open.file)
  const edit = (edits: readonly DocumentEdit[]): void => {
    const grown = valueAt(applyEdits(document, edits), [list, textOf(entry, 'id')])
    if (isEntries(grown)) onChange?.(grown)
  }
  return (
    <StudyContext value={onChange === undefined ? open : { ...open, document, check, edit }}>
      {children}
    </StudyContext>
  )
}

function withEntry(document: Json, list: string, entry: Entry): Json {
  const path = [list, textOf(entry, 'id')]
  const old = valueAt(document, path)
  const change: DocumentEdit =
    old === undefined
      ? { kind: 'insert', path: [list], new: entry }
      : { kind: 'set', path, old, new: entry }
  return applyEdits(document, [change])
}
