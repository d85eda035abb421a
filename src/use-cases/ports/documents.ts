/** A document with the place it was found in. */
export interface FoundDocument {
  readonly text: string
  readonly path: string
  /** Name of the file, for findings. */
  readonly name: string
  readonly folder: string
}

/** Documents as texts. */
export interface Documents {
  /** A study document by its path, or by the folder that holds it; undefined where there is none. */
  find(path: string): Promise<FoundDocument | undefined>
  /** The text of a file; undefined where there is none. */
  read(path: string): Promise<string | undefined>
  /** The text of a file in a folder; undefined where there is none, or a link leads out of it. */
  inside(folder: string, name: string): Promise<string | undefined>
  /** Writes the whole or nothing: who reads meanwhile sees the old text or the new one. */
  write(path: string, content: string | Uint8Array): Promise<void>
  /** Writes a new document, whole or not at all; false where something stands there already. */
  create(path: string, content: string): Promise<boolean>
  /** Names of the files in a folder, sorted; none where there is no folder. */
  list(folder: string): Promise<readonly string[]>
}
