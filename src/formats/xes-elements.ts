/** Elements of an XES log by number; everything else is `other`. */
export const xesKinds = {
  other: 0,
  log: 1,
  trace: 2,
  event: 3,
  string: 4,
  date: 5,
  int: 6,
  float: 7,
  boolean: 8,
  id: 9,
  list: 10,
  container: 11,
} as const

/** Names of the kinds, by number. */
export const kindNames = Object.keys(xesKinds)
const kindWords = kindNames.map((name) => Uint8Array.from(name, (letter) => letter.charCodeAt(0)))

/** Kinds by the length and the first letter of their name, which differ for all of them. */
const kindsByShape = new Uint8Array(16 * 256)
for (const [kind, word] of kindWords.entries()) {
  if (kind > 0) kindsByShape[word.length * 256 + word[0]!] = kind
}

const colon = 0x3a

/** The kind of an element by its name, a prefix before a colon passed over. */
export function kindOf(bytes: Uint8Array, from: number, to: number): number {
  const length = to - from
  const kind = length < 16 ? kindsByShape[length * 256 + bytes[from]!]! : 0
  const word = kindWords[kind]!
  let at = 1
  while (at < length && bytes[from + at] === word[at]) at++
  if (kind > 0 && at === length) return kind
  const prefix = bytes.subarray(from, to).indexOf(colon)
  return prefix < 0 ? xesKinds.other : kindOf(bytes, from + prefix + 1, to)
}

/** Whether an attribute of an element is named `key`. */
export function isKey(bytes: Uint8Array, from: number, to: number): boolean {
  return (
    to - from === 3 && bytes[from] === 0x6b && bytes[from + 1] === 0x65 && bytes[from + 2] === 0x79
  )
}

/** Whether an attribute of an element is named `value`. */
export function isValue(bytes: Uint8Array, from: number, to: number): boolean {
  return (
    to - from === 5 &&
    bytes[from] === 0x76 &&
    bytes[from + 1] === 0x61 &&
    bytes[from + 2] === 0x6c &&
    bytes[from + 3] === 0x75 &&
    bytes[from + 4] === 0x65
  )
}
