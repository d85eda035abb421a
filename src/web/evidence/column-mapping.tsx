import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { counted } from '#charts/wording'
import type { FileProfile } from '#evidence/profile/file-profile'
import { formatCount } from '#quantity/format-number'
import { type Entry, textOf } from '../fields/entries.ts'
import { newId } from '../fields/new-id.ts'
import { documentNeeds, followsFromAnother, solutionChoices } from '../job/document-jobs.ts'
import { useEdits } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { ColumnRow } from './column-row.tsx'
import { type ColumnDraft, columnDrafts, columnsOf } from './column-draft.ts'
import { EntryInStudy } from './entry-in-study.tsx'
import { RowSettings } from './row-settings.tsx'
import { type WideDraft, wideDraft, writtenWide } from './wide-draft.ts'
import { WideRows } from './wide-rows.tsx'

/** What each column means: proposed by name and unit, corrected by hand, used with one click. */
export function ColumnMapping(props: {
  profile: FileProfile
  proposed: Entry
  used: Entry | undefined
  onDone(): void
}) {
  const { profile, proposed, used, onDone } = props
  const { id: study, document, locale } = useOpenStudy()
  const { set, insert } = useEdits()
  const rows = useRowsEntry(profile, proposed, used)
  const { drafts, change, wide, row, entry } = rows
  const needs = useMemo(() => documentNeeds(document), [document])
  const lines = wide === undefined || wide === 'as-written' ? [] : wide.lines
  const ids = [...drafts, ...lines].map(({ id }) => id).filter((id) => id !== '')
  const unmapped = needs.filter(({ id, need }) => !ids.includes(id) && !followsFromAnother(need))
  const id = textOf(entry, 'id')
  const use = (): void => {
    if (used === undefined) insert(['data'], entry, `rows from ${profile.facts.file}`)
    else set(['data', id], entry, `columns of ${id}`)
    onDone()
  }
  return (
    <>
      <label className="inline">
        A row is{' '}
        <select
          className="field"
          value={row}
          onChange={(event) => rows.setRow(event.currentTarget.value)}
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
      <div className="more-of-rows">
        <Wide profile={profile} wide={wide} onChange={rows.setWide} />
        <EntryInStudy
          list="data"
          entry={entry}
          onChange={(grown) => {
            if (used === undefined) rows.setBegun(grown)
            else set(['data', id], grown, `how the rows of ${id} are read`)
          }}
        >
          <RowSettings id={id} />
        </EntryInStudy>
      </div>
      {used === undefined ? (
        <p className="note">What is said above is saved with the button below.</p>
      ) : null}
      {needs.length === 0 ? (
        <p className="note">
          ▲ What a column measures can be chosen once the needs are there: write them in the room{' '}
          <Link href={`/studies/${study}/job`}>Job</Link>, the file waits here.
        </p>
      ) : null}
      {unmapped.length === 0 ? null : (
        <p className="note">
          ▲ No column is said to measure {unmapped.map(({ words }) => `“${words}”`).join(', ')}:
          where one does, choose it under Means.
        </p>
      )}
      <button
        type="button"
        className="plain-button main-action"
        disabled={ids.length === 0 || !rows.ready}
        onClick={use}
      >
        {used === undefined
          ? `Use ${profile.facts.cut ? 'its rows' : `${formatCount(profile.facts.rows, locale)} rows`} with ${counted(ids.length, 'column')}`
          : 'Save what the columns mean'}
      </button>
    </>
  )
}

/** The columns of a file as they are mapped, with what the entry of the document comes to. */
function useRowsEntry(profile: FileProfile, proposed: Entry, used: Entry | undefined) {
  const { document } = useOpenStudy()
  const [begun, setBegun] = useState(used ?? proposed)
  const [drafts, setDrafts] = useState(() => columnDrafts(profile, begun))
  const [wide, setWide] = useState(() => wideDraft(used?.['unpivot']))
  const [row, setRow] = useState(textOf(begun, 'row') || 'execution')
  const change = (draft: ColumnDraft): void =>
    setDrafts((before) => before.map((one) => (one.header === draft.header ? draft : one)))
  const unpivot = wide === undefined || wide === 'as-written' ? [] : writtenWide(wide)
  const id = textOf(used, 'id') || newId(textOf(proposed, 'id') || 'rows', document)
  const mapped = { ...begun, id, row, columns: columnsOf(drafts, begun) }
  const entry = wide === 'as-written' ? mapped : withUnpivot(mapped, unpivot ?? [])
  const ready = unpivot !== undefined
  return { drafts, change, wide, setWide, row, setRow, setBegun, entry, ready }
}

/** Rows that one of the file becomes, as far as they can be shown. */
function Wide(props: {
  profile: FileProfile
  wide: ReturnType<typeof wideDraft>
  onChange(wide: WideDraft | undefined): void
}) {
  const { profile, wide, onChange } = props
  if (wide === 'as-written')
    return (
      <p className="note">
        One row of the file becomes several, in more ways than can be shown here: they stand in the
        room Document, under <code>unpivot</code>, and stay as they are.
      </p>
    )
  return (
    <>
      <WideRows profile={profile} draft={wide} onChange={onChange} />
      {wide === undefined || writtenWide(wide) !== undefined ? null : (
        <p className="note">
          ▲ Still to be filled: each line says what it is, and stands in a column of its own for
          each row.
        </p>
      )}
    </>
  )
}

/** The entry with the rows that one of the file becomes; without them where each stays one. */
function withUnpivot(entry: Entry, unpivot: readonly Entry[]): Entry {
  const others = Object.entries(entry).filter(([key]) => key !== 'unpivot')
  return { ...Object.fromEntries(others), ...(unpivot.length === 0 ? {} : { unpivot }) }
}
