import type { StudyFile } from '#use-cases/ports/store'

/** The bytes of files, kept once by their hash, and of files that are on their way. */
export interface Vault {
  /** Begins a file that comes in parts, empty. */
  begin(id: string): Promise<void>
  /** Bytes that came of it so far; undefined where nothing was begun. */
  received(id: string): Promise<number | undefined>
  /** Writes a part from `offset` on, which is never beyond what came; gives the bytes that are there. */
  write(id: string, offset: number, part: AsyncIterable<Uint8Array>): Promise<number>
  /** Makes a file that came whole one of the kept ones; gives its hash. */
  finish(id: string): Promise<string>
  cancel(id: string): Promise<void>
  /** Keeps a file of this machine; gives its hash and length. */
  keep(path: string): Promise<{ readonly hash: string; readonly bytes: number }>
  read(hash: string): AsyncIterable<Uint8Array>
  forget(hashes: readonly string[]): Promise<void>
  /** Forgets every file outside of these that has been there since before a moment (ISO). */
  forgetOthers(used: ReadonlySet<string>, before: string): Promise<void>
  /** Lays files under their names into a folder of their own, with texts beside them. */
  lay(files: readonly StudyFile[], texts: Readonly<Record<string, string>>): Promise<LaidFolder>
  /** Bytes that may still be written. */
  free(): Promise<number>
}

/** A folder with the files of a revision. */
export interface LaidFolder {
  readonly path: string
  remove(): Promise<void>
}
