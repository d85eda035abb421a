import { problem, type Finding, type Outcome } from '#quantity/finding'
import { slug } from '#quantity/id'
import type { Assessment } from '#study/evaluation/assessment'
import {
  promised,
  promiseKept,
  type Promised,
  type PromisedFigure,
} from '#study/evaluation/promised'
import { promiseText, readPromise } from '#study/evaluation/promise-file'
import { missingDocument } from '#study/document/resolve-study'
import { assess, type AssessRequest, type Ports } from '#use-cases/assess'
import type { Documents, FoundDocument } from '#use-cases/ports/documents'

/** To whom something is promised, and when. */
export interface PromiseOptions {
  readonly to?: string
  /** Absent: the day of `now`. */
  readonly on?: string
}

const folderName = 'promises'

/** Freezes what an assessment promises in a file of its own beside the study; gives its path. */
export async function savePromise(
  assessment: Assessment,
  [study, { to, on }]: readonly [string, PromiseOptions],
  { documents, now }: { readonly documents: Documents; readonly now: string },
): Promise<string> {
  const found = await documents.find(study)
  const { name: document, folder } = found ?? { name: study, folder: '.' }
  const whom = to ?? assessment.study.customer
  const day = on ?? now.slice(0, 10)
  const made = {
    document,
    on: day,
    savedAt: now,
    ...(whom === undefined ? {} : { to: whom }),
    ...(found === undefined ? {} : { text: found.text }),
  }
  const text = promiseText(promised(assessment, made))
  const name = `${day}-${slug(whom ?? document.replace(/\.\w+$/u, ''))}`
  const base = `${folder}/${folderName}/${name}`
  for (let count = 1; ; count++) {
    const path = `${base}${count === 1 ? '' : `-${count}`}.json`
    if (await documents.create(path, text)) return path
  }
}

/** What was promised, beside what the study says now. */
export interface KeptPromise {
  readonly promise: Promised
  readonly file: string
  readonly figures: readonly PromisedFigure[]
}

export interface PromiseRequest extends AssessRequest {
  /** Path of the promise, or its name in the folder of promises; absent: the latest of the study. */
  readonly promise?: string
}

/** Assesses a study and holds it against what was promised. */
export async function holdPromise(
  request: PromiseRequest,
  ports: Ports,
): Promise<Outcome<KeptPromise>> {
  const found = await ports.documents.find(request.study)
  if (found === undefined) return { findings: missingDocument(request.study).findings }
  const chosen = await choosePromise(found, request.promise, ports.documents)
  if (chosen.value === undefined) return { findings: chosen.findings }
  const { value, findings } = await assess(request, ports)
  if (value === undefined) return { findings }
  const { file, promise } = chosen.value
  return { value: { promise, file, figures: promiseKept(promise, value.figures) }, findings }
}

/** Whether a file holds a promise. */
export async function isPromise(path: string, documents: Documents): Promise<boolean> {
  if (!path.endsWith('.json')) return false
  const text = await documents.read(path)
  return text !== undefined && readPromise(text) !== undefined
}

interface Chosen {
  readonly file: string
  readonly promise: Promised
}

async function choosePromise(
  study: FoundDocument,
  name: string | undefined,
  documents: Documents,
): Promise<Outcome<Chosen>> {
  const folder = `${study.folder}/${folderName}`
  const listed = await documents.list(folder)
  if (name === undefined) {
    const read = await Promise.all(listed.map((one) => readFile(`${folder}/${one}`, documents)))
    const own = read
      .flatMap((one) => one ?? [])
      .filter((one) => one.promise.document === study.name)
    const latest = own.toSorted((a, b) => (key(a) < key(b) ? 1 : -1))[0]
    if (latest !== undefined) return { value: latest, findings: [] }
    const message = `Nothing was promised with \`${study.name}\` yet.`
    return { findings: [problem('no-file', { file: folder }, message, savingHint)] }
  }
  const inFolder = [`${folder}/${name}`, `${folder}/${name}.json`, name]
  for (const path of inFolder) {
    const one = await readFile(path, documents)
    if (one !== undefined) return { value: one, findings: [] }
  }
  return { findings: [noPromise(name, listed)] }
}

const savingHint = 'Freeze one with `worthline assess STUDY --save --as promise --to WHOM`.'

function noPromise(file: string, listed: readonly string[]): Finding {
  const there = listed.filter((one) => one.endsWith('.json'))
  const hint = there.length === 0 ? savingHint : `There are: ${there.join(', ')}.`
  return problem('no-file', { file }, `There is no promise \`${file}\`.`, hint)
}

function key({ promise }: Chosen): string {
  return `${promise.on} ${promise.savedAt}`
}

async function readFile(path: string, documents: Documents): Promise<Chosen | undefined> {
  const text = await documents.read(path)
  const promise = text === undefined ? undefined : readPromise(text)
  return promise && { file: path, promise }
}
