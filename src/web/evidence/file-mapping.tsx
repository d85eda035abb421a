import { useState } from 'react'
import { counted } from '#charts/wording'
import type { FileProfile } from '#evidence/profile/file-profile'
import { formatCount } from '#quantity/format-number'
import { errorWords } from '../call/call-error.ts'
import { type Entry, entriesOf, textOf } from '../fields/entries.ts'
import { FindingList } from '../drawn/finding-list.tsx'
import { valueAt } from '../save/document-place.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { ColumnMapping } from './column-mapping.tsx'
import { LogMapping } from './log-mapping.tsx'
import { useFileProfile } from './use-file-profile.ts'

/** What a file holds, and what its columns mean: proposed, explained, to be corrected. */
export function FileMapping({ name, onDone }: { name: string; onDone(): void }) {
  const { document, locale } = useOpenStudy()
  const used = entriesOf(valueAt(document, ['data'])).find((one) => one['file'] === name)
  const [asLog, setAsLog] = useState<boolean | undefined>(
    used === undefined ? undefined : used['row'] === 'event',
  )
  const profiled = useFileProfile(name)
  if (profiled.isPending) return <p className="quiet">Looking into {name} …</p>
  if (profiled.isError) return <p role="alert">{errorWords(profiled.error)}</p>
  const { profile, entry, findings } = profiled.data
  const { facts } = profile
  const log = asLog ?? looksLikeLog(profile)
  return (
    <div className="mapping">
      <p className="sub">
        {facts.format} · {facts.cut ? '' : `${formatCount(facts.rows, locale)} rows, `}
        {profile.columns.length} columns
        {facts.duplicates
          ? ` · ▲ ${facts.duplicates === 1 ? '1 row repeats' : `${facts.duplicates} rows repeat`} an earlier one`
          : ''}
        {facts.rejected.count > 0
          ? ` · ▲ ${counted(facts.rejected.count, 'row')} cannot be read`
          : ''}
      </p>
      <FindingList findings={findings} />
      <fieldset className="choice-line">
        <legend>What is a row of it?</legend>
        <label>
          <input
            type="radio"
            name={`row-${name}`}
            checked={!log}
            onChange={() => setAsLog(false)}
          />{' '}
          one time that the job was done, or one customer
        </label>
        <label>
          <input type="radio" name={`row-${name}`} checked={log} onChange={() => setAsLog(true)} />{' '}
          one event of a process log: who did what when
        </label>
      </fieldset>
      {log ? (
        <LogMapping key={JSON.stringify(used)} profile={profile} used={used} onDone={onDone} />
      ) : (
        <ColumnMapping
          key={JSON.stringify(used)}
          profile={profile}
          proposed={entry as Entry}
          used={used !== undefined && textOf(used, 'row') !== 'event' ? used : undefined}
          onDone={onDone}
        />
      )}
    </div>
  )
}

/** Whether rows may be events: there are times, and the file or its columns bear the names of a log. */
function looksLikeLog({ columns, facts }: FileProfile): boolean {
  const named = (name: RegExp): boolean =>
    columns.some((column) => name.test(column.facts.header.name))
  const timed = columns.some(({ type }) => type === 'time')
  const ofLog = named(/^concept:name$|activity/i) && named(/case|trace/i)
  return timed && (ofLog || /log|event|xes/i.test(facts.file))
}
