import { decodeAssessment } from '#contract/assessment-text'
import type { PublishedElsewhere, TakePublished, TakenPublished } from '#contract/published'
import { libraryName, readBenchmarks, usualLibrary } from '#study/document/read-benchmarks'
import type { BenchmarkEntry } from '#study/document/schema/benchmarks'
import { withBenchmark } from '#study/document/write-benchmark'
import { hashOf } from '#quantity/hash'
import type { Outcome } from '#quantity/finding'
import { foundLevel, poolLevels, type Found } from '#use-cases/own-benchmark'
import { Refusal } from '#use-cases/refusal'
import { newestResult } from '#use-cases/studies/assessment-of'
import { documentName } from '#use-cases/studies/describe-text'
import { unpacked } from '#use-cases/studies/history'
import { refuseFileName } from '#use-cases/studies/file-name'
import { keepText } from '#use-cases/studies/keep-text'
import { knownRevision, knownStudy } from '#use-cases/studies/known-study'
import { putFile } from '#use-cases/studies/put-file'
import { libraryText, mostLibraryBytes } from '#use-cases/studies/study-library'
import type { StudyPorts } from '#use-cases/studies/study-ports'
import { filesTurn } from '#use-cases/studies/turns'
import type { Actor, StoredStudy } from '#use-cases/ports/store'

/** Customers that must stand behind a figure made of own studies, so that none can be told from it. */
const leastCustomers = 5

/** The published figures in the libraries of all other studies, each once. */
export async function publishedElsewhere(
  who: Actor,
  id: string,
  ports: StudyPorts,
): Promise<PublishedElsewhere[]> {
  await knownStudy(who, id, ports.store)
  const seen = new Set((await figuresOf(who, id, ports)).map(contentOf))
  const found: PublishedElsewhere[] = []
  for (const { id: study, title } of await ports.store.studies(who.workspace, false)) {
    if (study === id) continue
    for (const entry of await figuresOf(who, study, ports)) {
      const content = contentOf(entry)
      if (seen.has(content)) continue
      seen.add(content)
      found.push({ study, title, entry })
    }
  }
  return found
}

/** Puts a published figure into the library of a study: that of another library, or one made of several studies. */
export async function takePublished(
  who: Actor,
  [id, wanted]: readonly [string, TakePublished],
  ports: StudyPorts,
): Promise<TakenPublished> {
  await knownStudy(who, id, ports.store)
  const { entry, why } =
    wanted.from === 'library'
      ? await ofLibrary(who, wanted, ports)
      : await ofStudies(who, wanted, ports)
  return ports.turns.take(filesTurn, async () => {
    const { file, text } = await libraryOf(who, id, ports)
    refuseFileName(file)
    if (text === undefined) throw tooLarge(file)
    const there = text.trim() === '' ? [] : valueOf(readBenchmarks({ text, file }))
    const content = contentOf(entry)
    const twin = there.find((one) => contentOf(one) === content)
    if (twin !== undefined) return { entry: twin, file }
    const added = { ...entry, id: freeId(entry.id, there) }
    const whole = valueOf(withBenchmark({ text, file }, added))
    const kept = await keepText(whole, file, ports)
    await putFile(who, id, [{ file: kept, why }, ports])
    return { entry: added, file }
  })
}

/** What an entry says, by whatever id. */
function contentOf(entry: BenchmarkEntry): string {
  return hashOf({ ...entry, id: '' })
}

function tooLarge(file: string): Refusal {
  const message = `\`${file}\` is too large: a library may have ${mostLibraryBytes / 1e6} MB.`
  return new Refusal('too-large', message, { hint: 'Name another file under `benchmarks`.' })
}

interface Library {
  readonly file: string
  /** Empty where there is no such file yet; undefined where it is too large. */
  readonly text: string | undefined
}

/** The library of published figures among the files of a study. */
async function libraryOf(who: Actor, id: string, ports: StudyPorts): Promise<Library> {
  const { revision } = await knownStudy(who, id, ports.store)
  const { text } = await knownRevision(who, [id, revision], ports.store)
  const files = await ports.store.files(who.workspace, id, revision)
  const file = libraryName({ text, file: documentName }) ?? usualLibrary
  const isThere = files.some(({ name }) => name === file)
  return { file, text: isThere ? await libraryText(file, files, ports) : '' }
}

/** The figures of a library; none where it cannot be read. */
async function figuresOf(
  who: Actor,
  id: string,
  ports: StudyPorts,
): Promise<readonly BenchmarkEntry[]> {
  const { text, file } = await libraryOf(who, id, ports)
  return text === undefined || text === '' ? [] : (readBenchmarks({ text, file }).value ?? [])
}

interface Taken {
  readonly entry: BenchmarkEntry
  /** For the history. */
  readonly why: string
}

async function ofLibrary(
  who: Actor,
  { study, entry: wanted }: Extract<TakePublished, { from: 'library' }>,
  ports: StudyPorts,
): Promise<Taken> {
  const { title, revision } = await knownStudy(who, study, ports.store)
  const entry = (await figuresOf(who, study, ports)).find(({ id }) => id === wanted)
  if (entry !== undefined)
    return { entry, why: `published figure ${wanted} of “${title}”, revision ${revision}` }
  throw new Refusal('not-found', 'That study has no such published figure.', { place: 'entry' })
}

async function ofStudies(
  who: Actor,
  { studies, of, role, population }: Extract<TakePublished, { from: 'studies' }>,
  ports: StudyPorts,
): Promise<Taken> {
  const wish = { of, role }
  const found: Found[] = []
  for (const id of new Set(studies)) {
    const study = await knownStudy(who, id, ports.store)
    if (study.simulated) throw simulated(study)
    const { result } = await evaluated(who, study, ports)
    found.push(foundLevel(study.title, decodeAssessment(unpacked(result.assessment)), wish))
  }
  const entry = valueOf(poolLevels(found, { wish, population, least: leastCustomers }))
  return { entry, why: `published figure ${entry.id} of ${found.length} own studies` }
}

function simulated({ title }: StoredStudy): Refusal {
  const message = `“${title}” is simulated: nothing was measured in it.`
  return new Refusal('invalid', message, { place: 'studies', hint: 'Leave it out.' })
}

async function evaluated(
  who: Actor,
  { id, title }: StoredStudy,
  ports: StudyPorts,
): ReturnType<typeof newestResult> {
  try {
    return await newestResult(who, id, ports)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'not-ready') throw error
    throw new Refusal('not-ready', `“${title}” is not evaluated yet.`, {
      place: 'studies',
      hint: 'Open it once; what is wrong with it is said there.',
    })
  }
}

/** What came of it; throws the first problem as a refusal. */
function valueOf<T>({ value, findings }: Outcome<T>): T {
  if (value !== undefined) return value
  const [first] = findings
  const { message = 'This cannot be done.', hint } = first ?? {}
  const said = hint === undefined ? {} : { hint }
  throw new Refusal('invalid', message, { ...said, findings: [...findings] })
}

function freeId(id: string, taken: readonly BenchmarkEntry[]): string {
  const isTaken = (wanted: string): boolean => taken.some((one) => one.id === wanted)
  let free = id
  for (let count = 2; isTaken(free); count++) free = `${id}-${count}`
  return free
}
