import { problem, warning, type Finding, type Outcome } from '#quantity/finding'
import { readClaims, readCustomer } from '#formats/value-project-customer'
import type { ValueProject } from '#formats/value-project'
import { ProjectReader } from '#formats/value-project-fields'
import { readModel } from '#formats/value-project-model'

/** Longest file that is read, in characters. */
const longest = 5_000_000

/**
 * What does a file of the Value Project hold? A value model, the values of a customer, or claims,
 * as JSON, or all of them as blocks of JSON in a page (Markdown). Lenient: what is missing is made
 * good where it can be, and said; keys that are not known are named.
 *
 * @param file its name, for findings
 */
export function readValueProject(text: string, file: string): Outcome<ValueProject> {
  if (text.length > longest) {
    const message = `The file has ${text.length} characters; at most ${longest} are read.`
    return { findings: [problem('too-large', { file }, message)] }
  }
  const blocks = /^\s*[[{]/u.test(text) ? [text] : pageBlocks(text)
  if (blocks.length === 0) return { findings: [notAProject(file)] }
  const findings: Finding[] = []
  const product = productOf(text)
  let project: ValueProject = {}
  for (const block of blocks) {
    const read = readBlock(block, [file, product])
    findings.push(...read.findings)
    project = { ...project, ...read.value }
  }
  const failed = findings.some(({ severity }) => severity === 'problem')
  if (failed) return { findings }
  if (Object.keys(project).length === 0) return { findings: [notAProject(file)] }
  return { value: project, findings }
}

/** The blocks of JSON in a page. */
function pageBlocks(text: string): readonly string[] {
  return [...text.matchAll(/^```json[^\n]*\n([\s\S]*?)^```/gmu)].map((match) => match[1] ?? '')
}

/** What the front matter of a page says that it is about. */
function productOf(text: string): string | undefined {
  const [, matter = ''] = /^---\n([\s\S]*?)\n---/u.exec(text) ?? []
  return /^product:[ \t]*["']?(.+?)["']?[ \t]*$/mu.exec(matter)?.[1]
}

function readBlock(
  text: string,
  [file, product]: readonly [string, string | undefined],
): Outcome<ValueProject> {
  let plain: unknown
  try {
    plain = JSON.parse(text)
  } catch (error) {
    const message = `The file is no JSON: ${(error as Error).message}.`
    return { findings: [problem('broken-file', { file }, message, 'Was it cut off?')] }
  }
  const reader = new ProjectReader(file)
  const fields = reader.fields(plain, '')
  if (fields === undefined) return { findings: reader.findings }
  const kind = kindOf(fields)
  const value: ValueProject =
    kind === 'claims'
      ? { claims: readClaims(fields, reader) }
      : kind === 'customer'
        ? { customer: readCustomer(fields, reader) }
        : kind === 'model'
          ? { model: readModel(fields, reader, product) }
          : {}
  return { value, findings: reader.findings }
}

/** Values stand in `value` of a customer's variables; a model has equations. */
function kindOf(fields: Readonly<Record<string, unknown>>): string | undefined {
  if (Array.isArray(fields['claims'])) return 'claims'
  if (!Array.isArray(fields['variables']) && !Array.isArray(fields['value_drivers'])) {
    return undefined
  }
  const lists = [fields['variables'], fields['value_drivers']].flatMap((list) =>
    Array.isArray(list) ? (list as unknown[]) : [],
  )
  const has = (key: string): boolean =>
    lists.some((entry) => typeof entry === 'object' && entry !== null && Object.hasOwn(entry, key))
  if (has('equation') || has('category')) return 'model'
  return fields['customer'] !== undefined || has('value') ? 'customer' : 'model'
}

function notAProject(file: string): Finding {
  const message = `\`${file}\` holds no value model, customer variables or benchmark claims of the Value Project.`
  const hint =
    'They are JSON with `variables` and `value_drivers`, or with `claims`; in a page they stand in blocks of `json`.'
  return problem('not-a-table', { file }, message, hint)
}

/** Files of one project together; of two that say the same thing the later one holds. */
export function joinProjects(
  files: readonly { readonly file: string; readonly project: ValueProject }[],
): Outcome<ValueProject> {
  const findings: Finding[] = []
  let whole: ValueProject = {}
  for (const { file, project } of files) {
    for (const key of ['model', 'customer', 'claims'] as const) {
      if (whole[key] === undefined || project[key] === undefined) continue
      const message = `Two files hold ${words[key]}: that of \`${file}\` is taken.`
      findings.push(warning('duplicate-id', { file }, message, 'Name the one that is meant.'))
    }
    whole = { ...whole, ...project }
  }
  return { value: whole, findings }
}

const words = {
  model: 'a value model',
  customer: 'customer variables',
  claims: 'benchmark claims',
} as const
