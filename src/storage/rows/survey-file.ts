import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { readBlocks, type PlainFile } from '#storage/rows/plain-file'
import { countedRows, RowHashes } from '#storage/rows/row-hashes'

/** What can be said of a file without a parser. */
export interface FileSurvey {
  /** SHA-256 of the bytes as they lie in the study's folder, hexadecimal. */
  readonly hash: string
  /** Lines of the plain text, the header included; 0 where they were not counted. */
  readonly lines: number
  /** Lines that repeat an earlier one; absent where there are too many to count. */
  readonly duplicates?: number
  /** UTF-8 throughout, without NUL characters. */
  readonly plain: boolean
}

const newline = 10
const carriageReturn = 13

/** Goes once through the bytes of a file; lines are counted where `lines` says so. */
export async function surveyFile(file: PlainFile, lines: boolean): Promise<FileSurvey> {
  const packed = file.path !== file.plain
  const hash = createHash('sha256')
  const survey = new LineSurvey(file)
  await readBlocks(file.path, (block) => {
    hash.update(block)
    if (lines && !packed) survey.take(block)
  })
  if (lines && packed) await readBlocks(file.plain, (block) => survey.take(block))
  return { hash: hash.digest('hex'), ...survey.end() }
}

class LineSurvey {
  private readonly hashes: RowHashes | undefined
  private lines = 0
  private last = newline
  private plain = true

  constructor(file: PlainFile) {
    this.hashes = expectedRows(file) > countedRows ? undefined : new RowHashes()
  }

  take(block: Buffer): void {
    this.plain &&= isText(block)
    this.lines += this.hashes === undefined ? countLines(block) : hashLines(block, this.hashes)
    this.last = block[block.length - 1] ?? this.last
  }

  end(): Omit<FileSurvey, 'hash'> {
    if (this.last !== newline) {
      this.lines++
      this.hashes?.endRow()
    }
    const { lines, plain } = this
    const duplicates = this.hashes?.duplicates
    return { lines, plain, ...(duplicates === undefined ? {} : { duplicates }) }
  }
}

function expectedRows({ sample, plainBytes }: PlainFile): number {
  return (countLines(sample) / sample.length) * plainBytes
}

/** A block may begin and end inside a character. */
function isText(block: Buffer): boolean {
  let start = 0
  let end = block.length
  while (start < 4 && isContinuation(block[start])) start++
  while (end > start && block.length - end < 4 && (block[end - 1] ?? 0) >= 0x80) end--
  return isUtf8(block.subarray(start, end)) && block.indexOf(0) < 0
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80
}

/** Counts line ends four bytes at a time. */
function countLines(block: Uint8Array): number {
  const words = new Int32Array(block.buffer, block.byteOffset, block.length >> 2)
  let lines = 0
  for (let index = 0; index < words.length; index++) {
    const difference = words[index]! ^ 0x0a0a0a0a
    const some = ~(((difference & 0x7f7f7f7f) + 0x7f7f7f7f) | difference | 0x7f7f7f7f)
    if (some === 0) continue
    lines += ((some >>> 7) & 1) + ((some >>> 15) & 1) + ((some >>> 23) & 1) + (some >>> 31)
  }
  for (let index = words.length * 4; index < block.length; index++) {
    if (block[index] === newline) lines++
  }
  return lines
}

function hashLines(block: Buffer, hashes: RowHashes): number {
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
