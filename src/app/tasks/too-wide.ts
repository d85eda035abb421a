import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { problem, type Finding } from '#quantity/finding'
import { fieldsOfFirstLine, mostColumns } from '#storage/files/widest-line'

/** Files beside a study that have more columns than can be looked at in reasonable time. */
export async function tooWide(study: string): Promise<readonly Finding[]> {
  const folder = dirname(study)
  const names = (await readdir(folder)).filter((name) => name !== basename(study))
  const findings = await Promise.all(names.map((name) => widthFinding(folder, name)))
  return findings.filter((finding) => finding !== undefined)
}

async function widthFinding(folder: string, file: string): Promise<Finding | undefined> {
  const columns = await fieldsOfFirstLine(join(folder, file))
  if (columns <= mostColumns) return undefined
  const message = `\`${file}\` has about ${columns} columns; at most ${mostColumns} are read.`
  const hint = 'Leave out the columns that the study does not name.'
  return problem('not-a-table', { file }, message, hint)
}
