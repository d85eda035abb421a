import { Document, isMap, isSeq, type YAMLMap } from 'yaml'
import { joinProjects, readValueProject } from '#formats/value-project-read'
import type { ValueProject } from '#formats/value-project'
import { problem, type Finding, type Outcome } from '#quantity/finding'
import type { Documents } from '#use-cases/ports/documents'
import { projectStudy, type ProjectStudy } from '#use-cases/project-study'
import { readStudyFile } from '#use-cases/read-study-file'

/** What to make a study from. */
export interface ProjectRequest {
  /** A value model; customer variables and benchmark claims, if there are any. */
  readonly files: readonly string[]
  /** The new document. */
  readonly study: string
  /** Of all money, where the files name none. */
  readonly currency?: string
  /** Whether the study is written; else it is only made and checked. */
  readonly write: boolean
}

/** A study made from a value model. */
export interface ImportedProject {
  readonly text: string
  readonly drivers: number
  readonly assumptions: number
  readonly written?: string
}

/** Makes a study from files of the Value Project; what could not be carried over is in the findings. */
export async function importProject(
  request: ProjectRequest,
  documents: Documents,
): Promise<Outcome<ImportedProject>> {
  const read = await readFiles(request.files, documents)
  if (read.value === undefined) return { findings: read.findings }
  const [file = ''] = request.files
  const made = projectStudy(read.value, file, request.currency)
  const findings = [...read.findings, ...made.findings]
  if (made.value === undefined) return { findings }
  const { draft } = made.value
  const text = studyText(made.value)
  const wrong = await problemsOf(text, request.study, documents)
  if (wrong.length > 0) return { findings: [...findings, ...wrong] }
  const counts = { drivers: draft.value.drivers.length, assumptions: draft.assumptions.length }
  if (!request.write) return { value: { text, ...counts }, findings }
  if (!(await documents.create(request.study, text))) {
    return { findings: [...findings, isThere(request.study)] }
  }
  return { value: { text, ...counts, written: request.study }, findings }
}

async function readFiles(
  files: readonly string[],
  documents: Documents,
): Promise<Outcome<ValueProject>> {
  const findings: Finding[] = []
  const projects: { file: string; project: ValueProject }[] = []
  for (const file of files) {
    const text = await documents.read(file)
    if (text === undefined) {
      findings.push(problem('no-file', { file }, `There is no file \`${file}\`.`))
      continue
    }
    const read = readValueProject(text, file)
    findings.push(...read.findings)
    if (read.value !== undefined) projects.push({ file, project: read.value })
  }
  if (findings.some(({ severity }) => severity === 'problem')) return { findings }
  const joined = joinProjects(projects)
  return { ...joined, findings: [...findings, ...joined.findings] }
}

/** What is wrong with a study that was made: as when it is read from its file. */
async function problemsOf(
  text: string,
  path: string,
  documents: Documents,
): Promise<readonly Finding[]> {
  const name = path.split('/').at(-1) ?? path
  const { findings } = await readStudyFile({ text, path, name, folder: '.' }, documents)
  return findings.filter(({ severity }) => severity === 'problem')
}

/** Lists that are empty are left out; words on an entry stand above it. */
function studyText({ draft, comments }: ProjectStudy): string {
  const { assumptions, formulas, ...rest } = draft
  const { value, ...head } = rest
  const document = new Document({
    ...head,
    ...(assumptions.length === 0 ? {} : { assumptions }),
    ...(formulas.length === 0 ? {} : { formulas }),
    value,
  })
  for (const path of [['assumptions'], ['formulas'], ['value', 'drivers']]) {
    const list = document.getIn(path)
    const entries = isSeq(list) ? list.items.filter((item) => isMap(item)) : []
    for (const entry of entries) addComment(entry, comments)
  }
  return document.toString({ lineWidth: 100, flowCollectionPadding: true })
}

function addComment(entry: YAMLMap, comments: ProjectStudy['comments']): void {
  const words = comments.get(String(entry.get('id')))
  if (words !== undefined) entry.commentBefore = wrapped(words)
}

const commentWidth = 90

/** A comment in lines of words, each behind a space. */
function wrapped(words: string): string {
  const lines: string[] = []
  for (const word of words.split(/\s+/u)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < commentWidth) {
      lines[lines.length - 1] = `${last} ${word}`
    } else lines.push(` ${word}`)
  }
  return lines.join('\n')
}

function isThere(file: string): Finding {
  const message = `\`${file}\` is there already: a value model becomes a new study.`
  return problem('wrong-value', { file }, message, 'Name another file.')
}
