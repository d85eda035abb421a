import { isUtf8 } from 'node:buffer'
import { readBlocks, type PlainFile } from '#storage/rows/plain-file'
import { countedRows, RowHashes } from '#storage/rows/row-hashes'

export interface LineSurvey {
  /** Lines of the file, the header included. */
  readonly lines: number
  /** Lines that repeat an earlier one; absent where there are too many to count. */
  readonly duplicates?: number
  /** UTF-8 throughout, without NUL characters. */
  readonly plain: boolean
}

const newline = 10
const carriageReturn = 13

/** Counts the lines of a file, and those that repeat an earlier one, without a parser. */
export async function surveyLines(file: PlainFile): Promise<LineSurvey> {
  const hashes = expectedRows(file) > countedRows ? undefined : new RowHashes()
  let lines = 0
  let last = newline
  let plain = true
  await readBlocks(file.plain, (block) => {
    plain &&= isText(block)
    lines += hashes === undefined ? countLines(block) : hashLines(block, hashes)
    last = block[block.length - 1] ?? last
  })
  if (last !== newline) {
    lines++
    hashes?.endRow()
  }
  const duplicates = hashes?.duplicates
  return { lines, plain, ...(duplicates === undefined ? {} : { duplicates }) }
}

function expectedRows({ sample, plainBytes }: PlainFile): number {
  return (countLines(sample) / sample.length) * plainBytes
}

/** A block may begin and end inside a character. */
function isText(block: Uint8Array): boolean {
  let start = 0
  let end = block.length
  while (start < 4 && isContinuation(block[start])) start++
  while (end > start && block.length - end < 4 && (block[end - 1] ?? 0) >= 0x80) end--
  return isUtf8(block.subarray(start, end)) && !block.includes(0)
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80
}

function countLines(block: Uint8Array): number {
  let lines = 0
  for (let index = 0; index < block.length; index++) if (block[index] === newline) lines++
  return lines
}

function hashLines(block: Uint8Array, hashes: RowHashes): number {
  let lines = 0
  let start = 0
  for (;;) {
    const end = block.indexOf(newline, start)
    const stop = end < 0 ? block.length : end
    hashes.takeBytes(block, start, block[stop - 1] === carriageReturn ? stop - 1 : stop)
    if (end < 0) return lines
    hashes.endRow()
    lines++
    start = end + 1
  }
}
