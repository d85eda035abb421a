import type { Encoding } from '#formats/encoding'
import { readBlocks, type PlainFile } from '#storage/rows/plain-file'

/** The bytes of a file are not in the encoding that its beginning showed. */
export class WrongEncoding extends Error {
  override readonly name = 'WrongEncoding'
}

/** Reads a file as text, piece by piece, each with the bytes read so far. */
export async function readText(
  file: PlainFile,
  encoding: Encoding,
  take: (text: string, bytes: number) => void,
): Promise<void> {
  const decoder = new TextDecoder(encoding.name, { fatal: encoding.name === 'utf-8' })
  let bytes = 0
  await readBlocks(file.plain, (block) => {
    bytes += block.length
    take(decoded(decoder, block), bytes)
  })
  take(decoded(decoder), bytes)
}

function decoded(decoder: InstanceType<typeof TextDecoder>, block?: Uint8Array): string {
  try {
    return block === undefined ? decoder.decode() : decoder.decode(block, { stream: true })
  } catch (error) {
    if (error instanceof TypeError) throw new WrongEncoding()
    throw error
  }
}
