import { delimitedLine } from '#formats/delimited-line'
import type { Assessment } from '#study/evaluation/assessment'
import type { Documents } from '#use-cases/ports/documents'
import { rejectedColumns, type RowStore } from '#use-cases/ports/rows'

/** Writes every row and cell that an assessment kept out into a delimited file; gives their number. */
export async function writeRejected(
  { readings }: Assessment,
  path: string,
  ports: { readonly rows: RowStore; readonly documents: Documents },
): Promise<number> {
  const encoder = new TextEncoder()
  const pieces = [encoder.encode(delimitedLine([...rejectedColumns]))]
  let count = 0
  for (const { data } of readings) {
    count += await ports.rows.rejected(data, (lines) => pieces.push(encoder.encode(lines)))
  }
  await ports.documents.write(path, joined(pieces))
  return count
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((total, { length }) => total + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
