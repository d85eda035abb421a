import type { RowSample, UploadedProfile } from '#contract/upload'
import type { Finding, Outcome } from '#quantity/finding'
import { Refusal } from '#use-cases/refusal'
import { newestResult } from '#use-cases/studies/assessment-of'
import { documentName } from '#use-cases/studies/describe-text'
import { knownRevision, knownStudy } from '#use-cases/studies/known-study'
import type { StudyPorts } from '#use-cases/studies/study-ports'
import type { Actor, StudyFile } from '#use-cases/ports/store'
import type { ExportFormat } from '#use-cases/ports/work'

/** Rows that are shown of a data set. */
const shownRows = 100

/** A file of a study as it came. */
export async function fileOf(
  who: Actor,
  [id, name]: readonly [string, string],
  { store, vault }: StudyPorts,
): Promise<StudyFile & { readonly content: AsyncIterable<Uint8Array> }> {
  const { revision } = await knownStudy(who, id, store)
  const files = await store.files(who.workspace, id, revision)
  const file = files.find((each) => each.name === name)
  if (file === undefined)
    throw new Refusal('not-found', 'The study has no such file.', { place: 'name' })
  return { ...file, content: vault.read(file.hash) }
}

/** What the columns of a file hold, and how the study could read it. */
export async function profileOfFile(
  who: Actor,
  [id, name, sheet]: readonly [string, string, string | undefined],
  ports: StudyPorts,
): Promise<UploadedProfile> {
  await fileOf(who, [id, name], ports)
  return withFolder(who, id, [
    ports,
    async (folder) => {
      const named = sheet === undefined ? {} : { sheet }
      const request = { file: `${folder}/${name}`, study: `${folder}/${documentName}`, ...named }
      const { value, findings } = await ports.work.profile(request)
      if (value === undefined) throw unreadable('This file cannot be read as a table.', findings)
      return { ...value, findings: [...findings] }
    },
  ])
}

/** The first rows of a data set under a filter that a lineage names. */
export async function rowsOf(
  who: Actor,
  [id, data, filter]: readonly [string, string, string],
  ports: StudyPorts,
): Promise<RowSample> {
  const asked = { data, filter, limit: shownRows }
  const { value, findings } = await withFolder(who, id, [
    ports,
    (folder) => ports.work.rows(`${folder}/${documentName}`, asked),
  ])
  if (value === undefined) throw unreadable('The rows cannot be read.', findings)
  return {
    total: value.total,
    columns: [...value.columns],
    rows: value.rows.map((row) => ({ ...row, cells: [...row.cells] })),
  }
}

/** Every row and cell that was kept out, as CSV. */
export async function rejectedOf(who: Actor, id: string, ports: StudyPorts): Promise<string> {
  const { value, findings } = await withFolder(who, id, [
    ports,
    (folder) => ports.work.rejected(`${folder}/${documentName}`),
  ])
  if (value === undefined) throw unreadable('The rows cannot be read.', findings)
  return value
}

/** A study as a file: its text, or what it evaluates to. */
export async function exportOf(
  who: Actor,
  [id, format]: readonly [string, ExportFormat | 'yaml'],
  ports: StudyPorts,
): Promise<{ readonly title: string; readonly content: Uint8Array | string }> {
  const study = await knownStudy(who, id, ports.store)
  if (format === 'yaml') {
    const { text } = await knownRevision(who, [id, study.revision], ports.store)
    return { title: study.title, content: text }
  }
  const { result } = await newestResult(who, id, ports)
  const { value, findings } = await ports.work.report(result.assessment, format)
  if (value !== undefined) return { title: study.title, content: value }
  const [{ message, hint }] = findings as readonly [Finding]
  throw new Refusal('not-ready', message, hint === undefined ? {} : { hint })
}

/** Does something in a folder that holds the newest revision with its files. */
export async function withFolder<T>(
  who: Actor,
  id: string,
  [{ store, vault }, work]: readonly [StudyPorts, (folder: string) => Promise<T>],
): Promise<T> {
  const { revision } = await knownStudy(who, id, store)
  const { text } = await knownRevision(who, [id, revision], store)
  const files = await store.files(who.workspace, id, revision)
  const folder = await vault.lay(files, { [documentName]: text })
  try {
    return await work(folder.path)
  } finally {
    await folder.remove()
  }
}

function unreadable(message: string, findings: Outcome<unknown>['findings']): Refusal {
  return new Refusal('unreadable', message, { findings: [...findings] })
}
