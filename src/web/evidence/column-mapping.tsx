import { useMemo, useState } from 'react'
import type { FileProfile } from '#evidence/profile/file-profile'
import { type Entry, textOf } from '../fields/entries.ts'
import { newId } from '../fields/new-id.ts'
import { documentNeeds, followsFromAnother, solutionChoices } from '../job/document-jobs.ts'
import { useEdits } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { ColumnRow } from './column-row.tsx'
import { type ColumnDraft, columnDrafts, columnsOf } from './column-draft.ts'

/** What each column means: proposed by name and unit, corrected by hand, used with one click. */
export function ColumnMapping(props: {
  profile: FileProfile
  proposed: Entry
  used: Entry | undefined
  onDone(): void
}) {
  const { profile, proposed, used, onDone } = props
  const { document } = useOpenStudy()
  const { set, insert } = useEdits()
  const begun = used ?? proposed
  const [drafts, setDrafts] = useState(() => columnDrafts(profile, begun))
  const [row, setRow] = useState(textOf(begun, 'row') || 'execution')
  const needs = useMemo(() => documentNeeds(document), [document])
  const change = (draft: ColumnDraft): void =>
    setDrafts((before) => before.map((one) => (one.header === draft.header ? draft : one)))
  const mapped = drafts.filter(({ id }) => id !== '').length
  const unmapped = needs.filter(
    ({ id, need }) => !drafts.some((one) => one.id === id) && !followsFromAnother(need),
  )
  const use = (): void => {
    const columns = columnsOf(drafts, begun)
    if (used !== undefined) {
      set(
        ['data', textOf(used, 'id')],
        { ...used, row, columns },
        `columns of ${textOf(used, 'id')}`,
      )
    } else {
      const id = newId(textOf(proposed, 'id') || 'rows', document)
      insert(['data'], { ...proposed, id, row, columns }, `rows from ${profile.facts.file}`)
    }
    onDone()
  }
  return (
    <>
      <label className="inline">
        A row is{' '}
        <select
          className="field"
          value={row}
          onChange={(event) => setRow(event.currentTarget.value)}
        >
          <option value="execution">one execution of the job</option>
          <option value="customer">one customer</option>
          <option value="period">one period</option>
          <option value="respondent">one respondent</option>
        </select>
      </label>
      <div className="scroll" role="region" aria-label="Columns of the file" tabIndex={0}>
        <table className="sheet columns">
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Holds</th>
              <th scope="col">Means</th>
              <th scope="col">Of it</th>
            </tr>
          </thead>
          <tbody>
            {profile.columns.map((column, i) => (
              <ColumnRow
                key={`${column.facts.header.name}-${i}`}
                column={column}
                draft={drafts[i]!}
                needs={needs}
                solutions={solutionChoices(document)}
                onChange={change}
              />
            ))}
          </tbody>
        </table>
      </div>
      {unmapped.length === 0 ? null : (
        <p className="note">▲ Not in this file: {unmapped.map(({ words }) => words).join('; ')}</p>
      )}
      <button
        type="button"
        className="plain-button main-action"
        disabled={mapped === 0}
        onClick={use}
      >
        {used === undefined
          ? `Use ${profile.facts.rows} rows with ${mapped} columns`
          : 'Save what the columns mean'}
      </button>
    </>
  )
}
