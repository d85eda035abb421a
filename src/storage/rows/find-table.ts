import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { problem, type Finding, type Outcome } from '#quantity/finding'
import { nearestName } from '#quantity/nearest'
import type { Roots } from '#use-cases/ports/rows'

/** A file of a data set, found inside the roots. */
export interface TableFile {
  /** As the study names it. */
  readonly file: string
  /** Without links. */
  readonly path: string
  readonly bytes: number
}

/** The file of a data set, or why it is not read. */
export async function findTable(file: string, roots: Roots): Promise<Outcome<TableFile>> {
  const refused = refusal(file)
  if (refused !== undefined) return { findings: [refused] }
  const folders = [roots.folder, ...(roots.extra === undefined ? [] : [roots.extra])]
  const real = (await Promise.all(folders.map(realPath))).filter((path) => path !== undefined)
  for (const folder of folders) {
    const path = resolve(folder, file)
    if (!inside(resolve(folder), path)) return { findings: [leaves(file)] }
    const target = await realPath(path)
    if (target === undefined) continue
    if (!real.some((root) => inside(root, target))) return { findings: [leaves(file)] }
    return tableAt(file, target)
  }
  return { findings: [await absent(file, folders)] }
}

function refusal(file: string): Finding | undefined {
  const place = { file }
  if (/^[a-z][a-z0-9+.-]+:/i.test(file)) {
    return problem(
      'outside-folder',
      place,
      `\`${file}\` is an address; only files are read.`,
      copyHint,
    )
  }
  if (isAbsolute(file) || /^[a-z]:/i.test(file)) return leaves(file)
  if (/[*?[{\0]/.test(file)) {
    const message = `\`${file}\` holds one of the signs * ? [ {, which stand for several files.`
    return problem('outside-folder', place, message, 'List the files: `files: [a.csv, b.csv]`.')
  }
  return undefined
}

const copyHint = 'Copy the data beside the study, or name its folder with `--data DIR`.'

function leaves(file: string): Finding {
  const message = `\`${file}\` lies outside the folder of the study.`
  return problem('outside-folder', { file }, message, copyHint)
}

async function tableAt(file: string, path: string): Promise<Outcome<TableFile>> {
  const found = await stat(path)
  const place = { file }
  if (found.isDirectory()) {
    const hint = 'Name the file in it.'
    return { findings: [problem('not-a-table', place, `\`${file}\` is a folder.`, hint)] }
  }
  if (!found.isFile()) {
    return { findings: [problem('not-a-table', place, `\`${file}\` is no ordinary file.`)] }
  }
  if (found.size === 0) {
    return { findings: [problem('empty-file', place, `\`${file}\` is empty.`)] }
  }
  return { value: { file, path, bytes: found.size }, findings: [] }
}

async function absent(file: string, folders: readonly string[]): Promise<Finding> {
  const names = await Promise.all(folders.map((folder) => namesIn(dirname(resolve(folder, file)))))
  const near = nearestName(basename(file), names.flat())
  const looked = folders.map((folder) => `\`${folder}\``).join(' or ')
  const hint =
    near === undefined
      ? 'Copy the file beside the study, or name its folder with `--data DIR`.'
      : `Did you mean \`${near}\`?`
  return problem('no-file', { file }, `There is no file \`${file}\` in ${looked}.`, hint)
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch {
    return []
  }
}

async function realPath(path: string): Promise<string | undefined> {
  try {
    return await realpath(path)
  } catch {
    return undefined
  }
}

function inside(root: string, path: string): boolean {
  const way = relative(root, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
