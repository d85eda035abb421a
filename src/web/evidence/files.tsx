import { ActionIcon } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useMemo, useState } from 'react'
import { keptOutTable, readingTable } from '#charts/tables/reading-tables'
import { headedTable } from '#drawing/html/data-table'
import { addressOf, call } from '../call/call.ts'
import { keys } from '../call/queries.ts'
import { told } from '../call/told.ts'
import { DrawnMarkup } from '../drawn/drawn-markup.tsx'
import { entriesOf, textOf } from '../fields/entries.ts'
import { TakeAway } from '../fields/take-away.tsx'
import { valueAt } from '../save/document-place.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { ChooseFiles } from './choose-files.tsx'
import { FileMapping } from './file-mapping.tsx'
import { libraryFile } from './library-file.ts'
import { SendingList } from './sending-list.tsx'
import { sizeWords } from './size-words.ts'

/** The files of a study: send them, look into them, say what their columns mean, see what was kept out. */
export function Files({ onFiles }: { onFiles(files: readonly File[]): void }) {
  const { file, document, id, locale } = useOpenStudy()
  const client = useQueryClient()
  const [open, setOpen] = useState<string>()
  const sets = entriesOf(valueAt(document, ['data']))
  const library = libraryFile(document)
  const usedIn = (name: string): string =>
    sets
      .filter((one) => one['file'] === name || JSON.stringify(one['files'] ?? '').includes(name))
      .map((one) => textOf(one, 'id'))
      .join(', ')
  const useWords = (name: string): string => {
    if (name === library) return ' · published figures'
    return usedIn(name) === '' ? ' · not used yet' : ` · read as ${usedIn(name)}`
  }
  const remove = async (name: string): Promise<void> => {
    await call('removeFile', { params: { study: id, name } })
    void client.invalidateQueries({ queryKey: keys.study(id) })
  }
  return (
    <section aria-labelledby="files-heading">
      <h2 id="files-heading">Files</h2>
      <p className="sub">
        Tables as CSV, TSV, JSON lines, Excel or Parquet, process logs as CSV or XES. They stay on
        this machine.
      </p>
      {file.files.length === 0 ? (
        <div className="empty">
          <p>
            <b>There is no file yet.</b>
          </p>
          <p>
            Drop one anywhere on this page, or choose it below. Nothing is used before you look at
            it.
          </p>
        </div>
      ) : null}
      <ul className="files">
        {file.files.map(({ name, bytes }) => (
          <li key={name}>
            <div className="file-row">
              <b>{name}</b>
              <span className="quiet">
                {sizeWords(bytes, locale)}
                {useWords(name)}
              </span>
              {name === library ? null : (
                <button
                  type="button"
                  aria-expanded={open === name}
                  onClick={() => setOpen(open === name ? undefined : name)}
                >
                  {open === name
                    ? 'Close'
                    : usedIn(name) === ''
                      ? 'Look into it and use it'
                      : 'Look into it'}
                </button>
              )}
              <ActionIcon
                component="a"
                href={addressOf('download', { params: { study: id, name } })}
                download
                aria-label={`Download ${name}`}
              >
                <Download size={14} />
              </ActionIcon>
              <TakeAway
                label={`Take ${name} out of the study`}
                onClick={() => void told(remove(name))}
              />
            </div>
            {open === name ? <FileMapping name={name} onDone={() => setOpen(undefined)} /> : null}
          </li>
        ))}
      </ul>
      <SendingList study={id} />
      <ChooseFiles onFiles={onFiles} />
      <KeptOut />
    </section>
  )
}

function KeptOut() {
  const { assessment, locale, traced, id } = useOpenStudy()
  const tables = useMemo(
    () =>
      assessment === undefined
        ? []
        : [readingTable(assessment, locale), keptOutTable(assessment, locale)].filter(
            ({ rows }) => rows.length > 0,
          ),
    [assessment, locale],
  )
  if (tables.length === 0) return null
  return (
    <>
      {tables.map((table) => (
        <DrawnMarkup key={table.caption} markup={headedTable(table, traced)} />
      ))}
      {tables.length < 2 ? (
        <p className="note">Nothing was kept out.</p>
      ) : (
        <p className="note">
          <a href={addressOf('rejected', { params: { study: id } })} download>
            Download what was kept out, with the reason for each
          </a>
        </p>
      )}
    </>
  )
}
