/** How the bytes of a text stand for characters. */
export interface Encoding {
  readonly name: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  /** Length of the byte-order mark. */
  readonly mark: number
}

/** Bytes that are no text, with what they are in words. */
export interface NotText {
  readonly notText: string
  readonly hint: string
}

const signatures: readonly (readonly [string, readonly number[]])[] = [
  ['a spreadsheet or another zip archive', [0x50, 0x4b, 0x03, 0x04]],
  ['an old spreadsheet (.xls), or a workbook with a password', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
  ['a picture (PNG)', [0x89, 0x50, 0x4e, 0x47]],
  ['a picture (JPEG)', [0xff, 0xd8, 0xff]],
  ['a picture (GIF)', [0x47, 0x49, 0x46, 0x38]],
  ['a compressed file (gzip)', [0x1f, 0x8b]],
  ['a compressed file (bzip2)', [0x42, 0x5a, 0x68]],
  ['a compressed file (7z)', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a compressed file (zstd)', [0x28, 0xb5, 0x2f, 0xfd]],
  ['a SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
  ['an XML document', [0x3c, 0x3f, 0x78, 0x6d, 0x6c]],
]

const saveAsText = 'Save it as .xlsx or CSV (UTF-8), and name that file.'

/**
 * How the first bytes of a file are to be read as text, or why they are none. Judged by signature,
 * byte-order mark, NUL bytes and control characters; text that is not UTF-8 is taken for
 * Windows-1252, the superset of Latin-1 that spreadsheets write.
 */
export function recogniseEncoding(sample: Uint8Array): Encoding | NotText {
  const signature = signatures.find(([, bytes]) => startsWith(sample, bytes))
  if (signature !== undefined) return { notText: signature[0], hint: saveAsText }
  if (startsWith(sample, [0xff, 0xfe])) return { name: 'utf-16le', mark: 2 }
  if (startsWith(sample, [0xfe, 0xff])) return { name: 'utf-16be', mark: 2 }
  if (sample.includes(0)) return { notText: 'a binary file (it holds NUL bytes)', hint: saveAsText }
  const controls = sample.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0)
  if (controls * 100 > sample.length) return { notText: 'a binary file', hint: saveAsText }
  if (startsWith(sample, [0xef, 0xbb, 0xbf])) return { name: 'utf-8', mark: 3 }
  return { name: isUtf8(sample) ? 'utf-8' : 'windows-1252', mark: 0 }
}

/** The encoding in words. */
export function encodingWords({ name, mark }: Encoding): string {
  if (name === 'windows-1252') return 'Latin-1 (Windows-1252)'
  if (name === 'utf-8') return mark > 0 ? 'UTF-8 with byte-order mark' : 'UTF-8'
  return 'UTF-16'
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return bytes.length >= start.length && start.every((byte, index) => bytes[index] === byte)
}

/** Below the space, save tab, the line ends, the form feed and the old end-of-file sign. */
function isControl(byte: number): boolean {
  return byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 26
}

/** Whether bytes are UTF-8; a character cut off at the end is none the worse. */
function isUtf8(bytes: Uint8Array): boolean {
  let index = 0
  while (index < bytes.length) {
    const length = characterLength(bytes[index]!)
    if (length === 0) return false
    const end = Math.min(index + length, bytes.length)
    for (let next = index + 1; next < end; next++) {
      if ((bytes[next]! & 0xc0) !== 0x80) return false
    }
    index += length
  }
  return true
}

function characterLength(lead: number): number {
  if (lead < 0x80) return 1
  if (lead < 0xc2 || lead > 0xf4) return 0
  if (lead < 0xe0) return 2
  return lead < 0xf0 ? 3 : 4
}
