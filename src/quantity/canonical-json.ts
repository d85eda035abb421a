/**
 * The one JSON text of a value, to be hashed or compared: keys sorted by UTF-16 code units, no
 * white space, numbers in ECMAScript's shortest form (RFC 8785, sections 3.2.2.3 and 3.2.3; -0
 * is 0). Typed arrays count as arrays, properties that are undefined are left out, and a missing
 * number inside an array (NaN) is null.
 * @throws TypeError for what JSON does not have: functions, symbols, big integers, class instances.
 * @throws RangeError for an infinite number, and for NaN outside an array.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') {
    return JSON.stringify(value)
  }
  if (typeof value === 'number') return canonicalNumber(value)
  if (Array.isArray(value)) return `[${value.map(canonicalItem).join(',')}]`
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return `[${Array.from(value as unknown as ArrayLike<unknown>, canonicalItem).join(',')}]`
  }
  if (typeof value === 'object' && isPlain(value)) return canonicalObject(value)
  throw new TypeError(`JSON has no form for ${typeof value}`)
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`JSON has no form for ${String(value)}`)
  return JSON.stringify(value)
}

function canonicalItem(item: unknown): string {
  if (item === undefined || (typeof item === 'number' && Number.isNaN(item))) return 'null'
  return canonicalJson(item)
}

function canonicalObject(value: object): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
