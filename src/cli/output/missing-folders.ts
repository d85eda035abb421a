import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { problem, type Finding } from '#quantity/finding'

/** Folders that should take a file and do not exist. */
export function missingFolders(files: readonly (string | undefined)[]): readonly Finding[] {
  return files.flatMap((file) => {
    if (file === undefined || existsSync(dirname(file))) return []
    const message = `There is no folder \`${dirname(file)}\` to write to.`
    return [problem('no-file', { file }, message, 'Make it first, or name another.')]
  })
}
