import { fetchFile, type Input } from '../call/call.ts'
import { saveFile } from './save-file.ts'

type Format = Input<'exported'>['params']['format']

/** Gives the reader a study as a file. */
export async function takeOut(study: string, format: Format): Promise<void> {
  const { name, content } = await fetchFile('exported', { params: { study, format } })
  saveFile(name, content)
}
