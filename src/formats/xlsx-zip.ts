/** A file in a zip archive, as its directory has it. */
export interface ZipEntry {
  readonly name: string
  /** 0 stored, 8 deflated; others are not read. */
  readonly method: number
  readonly encrypted: boolean
  /** Bytes in the archive, and what they are said to become. */
  readonly packed: number
  readonly unpacked: number
  /** Where its own header stands. */
  readonly offset: number
}

/** Where the directory of an archive stands. */
export interface ZipDirectory {
  readonly entries: number
  readonly size: number
  readonly offset: number
}

/** Bytes at the end of an archive that hold the place of its directory. */
export const zipTail = 65_557

const directoryEnd = 0x06_05_4b_50
const directoryEntry = 0x02_01_4b_50
const fixedEnd = 22
const fixedEntry = 46
/** Of the header before the bytes of a file: name and extra field follow. */
export const zipHeader = 30
const beyond = 0xffff_ffff

/**
 * The place of the directory from the last bytes of an archive; undefined where they hold none.
 *
 * Source: PKWARE, APPNOTE.TXT 6.3.10, sections 4.3.16 (end of the directory), 4.3.12, 4.5.3.
 */
export function zipDirectory(tail: Uint8Array): ZipDirectory | undefined {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  for (let at = tail.length - fixedEnd; at >= 0; at--) {
    if (view.getUint32(at, true) !== directoryEnd) continue
    const [size, offset] = [view.getUint32(at + 12, true), view.getUint32(at + 16, true)]
    if (size === beyond || offset === beyond) return undefined
    return { entries: view.getUint16(at + 10, true), size, offset }
  }
  return undefined
}

/** The files that a directory lists; undefined where it is damaged. */
export function zipEntries(directory: Uint8Array): readonly ZipEntry[] | undefined {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength)
  const entries: ZipEntry[] = []
  let at = 0
  while (at + fixedEntry <= directory.length) {
    if (view.getUint32(at, true) !== directoryEntry) return undefined
    const lengths = [28, 30, 32].map((place) => view.getUint16(at + place, true))
    const [name = 0, extra = 0, comment = 0] = lengths
    const next = at + fixedEntry + name + extra + comment
    if (next > directory.length) return undefined
    const extraAt = at + fixedEntry + name
    const entry = entryAt(view, at, textOf(directory.subarray(at + fixedEntry, extraAt)))
    entries.push(wide(entry, view, [extraAt, extraAt + extra]))
    at = next
  }
  return entries
}

function entryAt(view: DataView, at: number, name: string): ZipEntry {
  return {
    name,
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    packed: view.getUint32(at + 20, true),
    unpacked: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  }
}

/** Sizes beyond 4 GiB stand in the extra field, in this order. */
function wide(entry: ZipEntry, view: DataView, [from, to]: readonly [number, number]): ZipEntry {
  const places: Record<'unpacked' | 'packed' | 'offset', number> = { ...entry }
  let at = from
  while (at + 4 <= to) {
    const [id, size] = [view.getUint16(at, true), view.getUint16(at + 2, true)]
    let value = at + 4
    at = value + size
    if (id !== 1) continue
    for (const key of ['unpacked', 'packed', 'offset'] as const) {
      if (places[key] !== beyond || value + 8 > Math.min(at, to)) continue
      places[key] = Number(view.getBigUint64(value, true))
      value += 8
    }
  }
  return { ...entry, ...places }
}

/** Where the bytes of a file begin, from its own header. */
export function zipDataOffset({ offset }: ZipEntry, header: Uint8Array): number {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
  return offset + zipHeader + view.getUint16(26, true) + view.getUint16(28, true)
}

/** Names in a workbook are ASCII. */
function textOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}
